import assert from 'node:assert/strict';

import type { Sharp } from 'sharp';

import { fourColours } from '../../images/four-colours.js';
import { framed } from '../../images/framed.js';
import { handMadePng } from '../../images/hand-made-png.js';
import { paint, png, toBlob } from '../../images/png.js';
import { type Scenario, scenario } from '../../runner/scenario.js';

const pair = { width: 2, height: 1 };

/** Returns a scenario that uploads an image and reads it back in every way. */
const uploads = (title: string, create: () => Sharp | Promise<Blob>, type = 'image/png'): Scenario =>
  scenario(title, async ({ client, image }) => {
    const created = await create();
    const blob = created instanceof Blob ? created : toBlob(await created.toBuffer(), type);
    const { image_name } = await image({ image_category: 'general' }, blob);
    const { images } = client.repositories;
    await images.get(image_name);
    await images.full(image_name);
    await images.thumbnail(image_name);
    await images.metadata(image_name);
    await images.workflow(image_name);
  });

export const scenarios = [
  uploads('a PNG keeps every pixel', () => png({ width: 20, height: 10, color: [200, 30, 90] })),
  uploads('a transparent PNG stays transparent', () => paint({ color: [10, 20, 30, 0.5] }).png()),
  uploads('a PNG with a palette', () => paint({ width: 16, height: 16 }).png({ palette: true })),
  uploads('a PNG with a palette loses its transparency', () => framed({ palette: true })),
  uploads('a PNG with a transparent colour loses it', async () =>
    toBlob(
      handMadePng({ ...pair, colours: 2, transparent: [0, 5, 0, 6, 0, 7], pixels: [0, 5, 6, 7, 200, 1, 2] }),
      'image/png',
    ),
  ),
  uploads('a greyscale PNG with a transparent colour loses it', async () =>
    toBlob(handMadePng({ ...pair, colours: 0, transparent: [0, 5], pixels: [0, 5, 200] }), 'image/png'),
  ),
  uploads('a greyscale PNG', () => paint().toColourspace('b-w').png()),
  uploads('a PNG with 16 bits per channel', () => paint().toColourspace('rgb16').png()),
  uploads('a PNG with a transparent margin', () => framed()),
  uploads('a picture of four colours, larger than its thumbnail', fourColours),
  uploads('an image of one pixel', () => png({ width: 1, height: 1 })),
  uploads('a JPEG becomes a PNG', () => paint({ width: 16, height: 16 }).jpeg(), 'image/jpeg'),
  uploads(
    'a greyscale JPEG stays greyscale',
    () => paint({ width: 16, height: 16 }).toColourspace('b-w').jpeg(),
    'image/jpeg',
  ),
  uploads(
    'a JPEG with an EXIF orientation is not rotated',
    () => paint({ width: 32, height: 16 }).withMetadata({ orientation: 6 }).jpeg(),
    'image/jpeg',
  ),
  uploads('a lossless WebP becomes a PNG', () => paint({ width: 16 }).webp({ lossless: true }), 'image/webp'),
  uploads(
    'a transparent WebP stays transparent',
    () => paint({ color: [1, 2, 3, 0] }).webp({ lossless: true, exact: true }),
    'image/webp',
  ),
  uploads('a GIF becomes a PNG', () => paint({ width: 12, height: 12 }).gif(), 'image/gif'),
  uploads('a TIFF becomes a PNG', () => paint({ width: 12, height: 12 }).tiff(), 'image/tiff'),
  uploads('any image content type is accepted', () => paint().png(), 'image/zzz'),
  scenario(
    'an upload is read back unchanged',
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
  scenario('a large image is uploaded, and its thumbnail is small', async ({ client, image }) => {
    const { image_name } = await image({}, await png({ width: 4_000, height: 2_500 }));
    await client.repositories.images.thumbnail(image_name);
    await client.repositories.images.full(image_name);
  }),
];
