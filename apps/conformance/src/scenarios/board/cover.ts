import assert from 'node:assert/strict';
import { record } from '../../record.js';

import { scenario } from '../../runner/scenario.js';

export const scenarios = [
  scenario('the cover of a board is its newest image', async ({ client, board, images }) => {
    const { board_id } = await board();
    const [first, second] = await images(2, () => ({ board_id, image_category: 'general' }));
    const { boards, images: store } = client.repositories;
    assert.equal((await boards.get(board_id)).cover_image_name, second?.image_name);
    assert.ok(first && second);
    await store.starMany([first.image_name]);
    assert.equal((await boards.get(board_id)).cover_image_name, first.image_name);
    await store.unstarMany([first.image_name]);
    assert.equal((await boards.get(board_id)).cover_image_name, second.image_name);
  }),
  scenario('an asset can be the cover, an intermediate image cannot', async ({ client, board, image }) => {
    const { board_id } = await board();
    const asset = await image({ board_id, image_category: 'control' });
    await image({ board_id, is_intermediate: true });
    const { cover_image_name } = await client.repositories.boards.get(board_id);
    assert.equal(cover_image_name, asset.image_name);
  }),
  scenario('removing the cover image changes the cover', async ({ client, board, images }) => {
    const { board_id } = await board();
    const [first, second] = await images(2, () => ({ board_id }));
    assert.ok(first && second);
    const { boards, images: store } = client.repositories;
    await store.delete(second.image_name);
    assert.equal((await boards.get(board_id)).cover_image_name, first.image_name);
    await boards.removeImage(first.image_name);
    assert.equal((await boards.get(board_id)).cover_image_name, null);
  }),
  scenario('a chosen cover is accepted and ignored', async ({ raw, board, images }) => {
    const { board_id } = await board();
    const [first, second] = await images(2, () => ({ board_id }));
    await raw(`PATCH /api/v1/boards/${board_id}`, { json: { cover_image_name: first?.image_name } });
    await raw(`GET /api/v1/boards/${board_id}`);
    await raw(`PATCH /api/v1/boards/${board_id}`, { json: { cover_image_name: 'nobody.png' } });
    await raw(`PATCH /api/v1/boards/${board_id}`, {
      json: { cover_image_name: '', board_name: 'Renamed all the same?' },
    });
    const after = await raw(`GET /api/v1/boards/${board_id}`);
    assert.equal(record(after.body)['cover_image_name'], second?.image_name);
  }),
  scenario('a board counts images and assets, and no intermediate images', async ({ client, board, image }) => {
    const { board_id } = await board();
    for (const image_category of ['general', 'mask', 'control', 'user', 'other'] as const) {
      await image({ board_id, image_category });
    }
    const scratch = await image({ board_id, image_category: 'general', is_intermediate: true });
    const { boards, images } = client.repositories;
    const counted = await boards.get(board_id);
    assert.deepEqual([counted.image_count, counted.asset_count], [1, 4]);
    await images.update(scratch.image_name, { is_intermediate: false });
    assert.equal((await boards.get(board_id)).image_count, 2);
    await images.update(scratch.image_name, { image_category: 'user' });
    assert.equal((await boards.get(board_id)).asset_count, 5);
  }),
];
