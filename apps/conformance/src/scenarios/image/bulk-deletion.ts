import assert from 'node:assert/strict';

import { scenario } from '../../runner/scenario.js';
import { namesOf } from '../../runner/scenario-context.js';

export const scenarios = [
  scenario(
    'all uncategorized images are deleted at once, starred and intermediate ones too',
    async ({ client, board, image, images }) => {
      const { board_id } = await board();
      const kept = await image({ board_id });
      const [starred] = await images(2);
      await image({ is_intermediate: true });
      const { images: store } = client.repositories;
      await store.starMany([starred?.image_name ?? '']);
      const result = await store.deleteUncategorized({ destroy: true });
      assert.equal(result.deleted_images.length, 3);
      assert.deepEqual(namesOf(await Array.fromAsync(store.list())), [kept.image_name]);
      assert.deepEqual((await store.deleteUncategorized({ destroy: true })).deleted_images, []);
    },
    { exclusive: true, since: '6.0.0' },
  ),
  scenario(
    'intermediate images of all boards are counted and cleared',
    async ({ client, board, image }) => {
      const { board_id } = await board();
      await image({ board_id, is_intermediate: true });
      await image({ is_intermediate: true });
      const kept = await image();
      const { images, boards } = client.repositories;
      assert.equal(await images.countIntermediates(), 2);
      assert.equal(await images.clearIntermediates({ destroy: true }), 2);
      assert.equal(await images.countIntermediates(), 0);
      assert.equal(await images.clearIntermediates({ destroy: true }), 0);
      assert.deepEqual(await boards.imageNames(board_id), []);
      assert.equal(await images.exists(kept.image_name), true);
    },
    { exclusive: true, since: '6.0.0' },
  ),
];
