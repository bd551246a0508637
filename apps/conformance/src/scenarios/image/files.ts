import assert from 'node:assert/strict';

import { png } from '../../images/png.js';
import { scenario } from '../../runner/scenario.js';

const missingImage = '00000000-0000-4000-8000-000000000000.png';
const sizes = [
  [300, 200],
  [100, 700],
  [256, 256],
  [257, 1],
  [1, 1_000],
  [511, 513],
  [1_000, 333],
  [640, 427],
  [1_023, 767],
] as const;

export const scenarios = [
  scenario('a thumbnail fits 256 by 256 and keeps its aspect ratio', async ({ client, image }) => {
    for (const [width, height] of sizes) {
      const { image_name } = await image({}, await png({ width, height }));
      await client.repositories.images.thumbnail(image_name);
    }
  }),
  scenario('the file of an image ignores range and conditional requests', async ({ raw, image }) => {
    const { image_name } = await image();
    const route = `GET /api/v1/images/i/${image_name}/full`;
    assert.equal((await raw(route, { headers: { range: 'bytes=0-9' } })).status, 200);
    assert.equal((await raw(route, { headers: { 'if-none-match': '*' } })).status, 200);
    assert.equal((await raw(route, { query: 'download=1' })).status, 200);
    assert.equal((await raw(route, { headers: { accept: 'text/plain' } })).status, 200);
  }),
  scenario('the existence of an image is checked with HEAD', async ({ client, raw, image }) => {
    const { image_name } = await image();
    assert.equal(await client.repositories.images.exists(image_name), true);
    assert.equal(await client.repositories.images.exists(missingImage), false);
    await raw(`HEAD /api/v1/images/i/${image_name}/thumbnail`);
    await raw(`HEAD /api/v1/images/i/${image_name}`);
  }),
  scenario('a missing image has URLs but no file', async ({ client, raw }) => {
    for (const part of ['', '/full', '/thumbnail', '/metadata', '/workflow', '/urls']) {
      await raw(`GET /api/v1/images/i/${missingImage}${part}`);
      await raw(`GET /api/v1/images/i/no%20body.png${part}`);
    }
    assert.equal((await client.repositories.images.urls(missingImage)).image_name, missingImage);
  }),
  scenario('the URLs of an image are those of its files', async ({ client, image }) => {
    const { image_name, image_url, thumbnail_url } = await image();
    const urls = await client.repositories.images.urls(image_name);
    assert.deepEqual([urls.image_url, urls.thumbnail_url], [image_url, thumbnail_url]);
  }),
  scenario(
    'a downloaded file can be uploaded again unchanged',
    async ({ client, image }) => {
      const { images } = client.repositories;
      const { image_name } = await image({}, await png({ width: 30, height: 20, color: [9, 8, 7] }));
      const again = await image({}, await images.full(image_name));
      assert.deepEqual([again.width, again.height], [30, 20]);
      await images.full(again.image_name);
    },
    { since: '6.0.0' },
  ),
];
