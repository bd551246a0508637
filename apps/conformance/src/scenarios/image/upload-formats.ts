import assert from 'node:assert/strict';

import type { Sharp } from 'sharp';

import { framed } from '../../images/framed.js';
import { handMadePng } from '../../images/hand-made-png.js';
import { labelled, paint, png } from '../../images/png.js';
import { type Scenario, scenario } from '../../runner/scenario.js';

const pair = { width: 2, height: 1 };

/** Returns a scenario in which a picture is uploaded and read back in every way. */
const keeps = (title: string, paintIt: () => Sharp | Promise<Blob>, type = 'image/png'): Scenario =>
  scenario(title, async ({ client, image }) => {
    const painted = await paintIt();
    const blob = painted instanceof Blob ? painted : labelled(await painted.toBuffer(), type);
    const { image_name } = await image({ image_category: 'general' }, blob);
    const { images } = client.repositories;
    await images.get(image_name);
    await images.full(image_name);
    await images.thumbnail(image_name);
    await images.metadata(image_name);
    await images.workflow(image_name);
  });

export const scenarios = [
  keeps('a PNG is kept pixel by pixel', () => png({ width: 20, height: 10, color: [200, 30, 90] })),
  keeps('a see-through PNG stays see-through', () => paint({ color: [10, 20, 30, 0.5] }).png()),
  keeps('a PNG with a palette', () => paint({ width: 16, height: 16 }).png({ palette: true })),
  keeps('a PNG with a palette forgets what was see-through', () => framed({ palette: true })),
  keeps('a PNG with a see-through colour forgets it', async () =>
    labelled(
      handMadePng({ ...pair, colours: 2, clear: [0, 5, 0, 6, 0, 7], pixels: [0, 5, 6, 7, 200, 1, 2] }),
      'image/png',
    ),
  ),
  keeps('a grey PNG with a see-through grey forgets it', async () =>
    labelled(handMadePng({ ...pair, colours: 0, clear: [0, 5], pixels: [0, 5, 200] }), 'image/png'),
  ),
  keeps('a grey PNG', () => paint().toColourspace('b-w').png()),
  keeps('a PNG with sixteen bits a colour', () => paint().toColourspace('rgb16').png()),
  keeps('a picture of one pixel', () => png({ width: 1, height: 1 })),
  keeps('a JPEG becomes a PNG', () => paint({ width: 16, height: 16 }).jpeg(), 'image/jpeg'),
  keeps('a grey JPEG stays grey', () => paint({ width: 16, height: 16 }).toColourspace('b-w').jpeg(), 'image/jpeg'),
  keeps(
    'a JPEG that says it lies on its side is not turned',
    () => paint({ width: 32, height: 16 }).withMetadata({ orientation: 6 }).jpeg(),
    'image/jpeg',
  ),
  keeps('a lossless WebP becomes a PNG', () => paint({ width: 16 }).webp({ lossless: true }), 'image/webp'),
  keeps(
    'a see-through WebP stays see-through',
    () => paint({ color: [1, 2, 3, 0] }).webp({ lossless: true, exact: true }),
    'image/webp',
  ),
  keeps('a GIF becomes a PNG', () => paint({ width: 12, height: 12 }).gif(), 'image/gif'),
  keeps('a TIFF becomes a PNG', () => paint({ width: 12, height: 12 }).tiff(), 'image/tiff'),
  keeps('the label may be wrong, if it says image', () => paint().png(), 'image/zzz'),
  scenario(
    'an upload is read back as it was sent',
    async ({ client, image }) => {
      const { image_name, width, height, image_origin } = await image({}, await png({ width: 40, height: 30 }));
      assert.deepEqual([width, height, image_origin], [40, 30, 'external']);
      const { images } = client.repositories;
      assert.equal((await images.full(image_name)).type, 'image/png');
      assert.equal((await images.thumbnail(image_name)).type, 'image/webp');
      assert.equal(await images.exists(image_name), true);
    },
    { since: '6.0.0' },
  ),
  scenario('a huge picture is uploaded, and its thumbnail is small', async ({ client, image }) => {
    const { image_name } = await image({}, await png({ width: 4_000, height: 2_500 }));
    await client.repositories.images.thumbnail(image_name);
    await client.repositories.images.full(image_name);
  }),
];
