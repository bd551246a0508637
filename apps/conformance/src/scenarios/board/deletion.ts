import assert from 'node:assert/strict';

import { scenario } from '../../runner/scenario.js';
import { namesOf } from '../../runner/scenario-context.js';

export const scenarios = [
  scenario(
    'deleting a board keeps its three images',
    async ({ client, board, images }) => {
      const { board_id } = await board();
      const names = namesOf(await images(3, () => ({ board_id })));
      const { boards, images: store } = client.repositories;
      const result = await boards.delete(board_id);
      assert.deepEqual(new Set(result.deleted_board_images), new Set(names));
      assert.deepEqual(result.deleted_images, []);
      assert.equal(await boards.find(board_id), undefined);
      const left = await store.getMany(names);
      assert.deepEqual(
        left.map((image) => image.board_id),
        [null, null, null],
      );
    },
    { since: '6.0.0' },
  ),
  scenario(
    'a board is deleted with all its images: starred ones, assets and intermediate ones too',
    async ({ client, board, image, images }) => {
      const { board_id } = await board();
      const [starred] = await images(2, () => ({ board_id, image_category: 'general' }));
      await image({ board_id, is_intermediate: true });
      await image({ board_id, image_category: 'mask' });
      const elsewhere = await image();
      const { boards, images: store } = client.repositories;
      assert.ok(starred);
      await store.starMany([starred.image_name]);
      const result = await boards.deleteWithContents(board_id, { destroy: true });
      assert.equal(result.deleted_images.length, 4);
      assert.equal(await boards.find(board_id), undefined);
      assert.equal(await store.find(starred.image_name), undefined);
      assert.equal(await store.exists(starred.image_name), false);
      assert.equal(await store.exists(elsewhere.image_name), true);
    },
    { since: '6.0.0' },
  ),
  scenario('an empty board is deleted with and without its contents', async ({ client, board }) => {
    const { boards } = client.repositories;
    const [one, other] = [await board(), await board()];
    assert.deepEqual((await boards.delete(one.board_id)).deleted_board_images, []);
    assert.deepEqual((await boards.deleteWithContents(other.board_id, { destroy: true })).deleted_images, []);
  }),
  scenario('a deleted board does not exist for any operation', async ({ client, raw, board, image }) => {
    const { board_id } = await board();
    const { image_name } = await image();
    await client.repositories.boards.delete(board_id);
    for (const route of ['GET', 'DELETE', 'PATCH']) {
      await raw(`${route} /api/v1/boards/${board_id}`, route === 'PATCH' ? { json: { board_name: 'x' } } : {});
    }
    await raw(`DELETE /api/v1/boards/${board_id}`, { query: { include_images: true } });
    await raw(`GET /api/v1/boards/${board_id}/image_names`);
    await raw('POST /api/v1/board_images/', { json: { board_id, image_name } });
    await raw('POST /api/v1/board_images/batch', { json: { board_id, image_names: [image_name] } });
    await raw('GET /api/v1/images/', { query: { board_id } });
    await raw('GET /api/v1/images/names', { query: { board_id } });
    await raw('GET /api/v1/gallery/item_names', { query: { board_id } });
  }),
  scenario(
    'planning to delete a board with its contents lists the images and deletes nothing',
    async ({ client, board, images }) => {
      const { board_id } = await board();
      await images(2, () => ({ board_id }));
      const task = client.services.boards.deleteWithContents(board_id, { destroy: true });
      assert.equal((await task.plan()).images.length, 2);
      assert.equal((await client.repositories.boards.imageNames(board_id)).length, 2);
      assert.equal((await task.run()).images.length, 2);
    },
    { since: '6.0.0' },
  ),
];
