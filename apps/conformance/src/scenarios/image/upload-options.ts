import assert from 'node:assert/strict';

import { framed } from '../../images/framed.js';
import { png } from '../../images/png.js';
import { scenario } from '../../runner/scenario.js';

export const scenarios = [
  scenario('an image is uploaded in every category, with and without a board', async ({ client, board, image }) => {
    const { board_id } = await board();
    for (const image_category of ['general', 'mask', 'control', 'user', 'other'] as const) {
      const made = await image({ image_category, board_id, session_id: 'a session' });
      assert.deepEqual([made.image_category, made.board_id, made.session_id], [image_category, board_id, 'a session']);
    }
    const loose = await image({ board_id: 'none', is_intermediate: true });
    assert.deepEqual([loose.board_id, loose.is_intermediate], [null, true]);
    await client.repositories.boards.get(board_id);
  }),
  scenario('a transparent margin is cropped', async ({ client, image }) => {
    const { image_name, width, height } = await image({ crop_visible: true }, await framed());
    assert.deepEqual([width, height], [4, 3]);
    await client.repositories.images.full(image_name);
  }),
  scenario('a fully transparent image is not cropped', async ({ client, image }) => {
    const file = await png({ width: 5, height: 5, color: [0, 0, 0, 0] });
    const { image_name } = await image({ crop_visible: true }, file);
    await client.repositories.images.full(image_name);
  }),
  scenario('an image without transparency is not cropped', async ({ client, image }) => {
    const { image_name } = await image({ crop_visible: true }, await png({ width: 9, height: 7 }));
    await client.repositories.images.full(image_name);
  }),
  scenario('cropping keeps embedded metadata', async ({ client, image }) => {
    const file = await png({ color: [1, 2, 3, 1], text: { invokeai_metadata: '{"seed": 1}' } });
    const { image_name } = await image({ crop_visible: true }, file);
    await client.repositories.images.metadata(image_name);
    await client.repositories.images.full(image_name);
  }),
  scenario('an image is resized on upload and loses embedded metadata', async ({ client, image }) => {
    const file = await png({ width: 20, height: 10, text: { invokeai_metadata: '{"seed": 1}' } });
    const { image_name, width, height } = await image({ resize_to: { width: 30, height: 30 } }, file);
    assert.deepEqual([width, height], [30, 30]);
    await client.repositories.images.metadata(image_name);
    await client.repositories.images.full(image_name);
  }),
  scenario('an image is cropped first and then resized', async ({ client, image }) => {
    const made = await image(
      { crop_visible: true, resize_to: { width: 8, height: 6 }, metadata: { seed: 5 } },
      await framed(),
    );
    assert.deepEqual([made.width, made.height], [8, 6]);
    await client.repositories.images.metadata(made.image_name);
  }),
  scenario('an empty size is ignored', async ({ raw }) => {
    const form = new FormData();
    form.set('file', await png(), 'a.png');
    form.set('resize_to', '');
    const query = { image_category: 'user', is_intermediate: 'no', crop_visible: 0 };
    assert.equal((await raw('POST /api/v1/images/upload', { query, body: form })).status, 201);
  }),
  scenario('the file name is ignored', async ({ raw }) => {
    for (const name of ['../../etc/passwd', 'notes.txt', '山水.png', 'a"b.png']) {
      const form = new FormData();
      form.set('file', await png(), name);
      const query = { image_category: 'user', is_intermediate: false };
      assert.equal((await raw('POST /api/v1/images/upload', { query, body: form })).status, 201);
    }
  }),
];
