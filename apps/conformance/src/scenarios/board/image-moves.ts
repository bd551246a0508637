import assert from 'node:assert/strict';

import { scenario } from '../../runner/scenario.js';
import { namesOf } from '../../runner/scenario-context.js';

const missingImage = '00000000-0000-4000-8000-000000000000.png';

export const scenarios = [
  scenario(
    'adding an image to another board moves it',
    async ({ client, board, image }) => {
      const [from, to] = [await board('From'), await board('To')];
      const { image_name } = await image({ board_id: from.board_id });
      const { boards, images } = client.repositories;
      const result = await boards.addImages(to.board_id, [image_name]);
      assert.deepEqual(result.added_images, [image_name]);
      assert.deepEqual(await boards.imageNames(from.board_id), []);
      assert.deepEqual(await boards.imageNames(to.board_id), [image_name]);
      assert.equal((await images.get(image_name)).board_id, to.board_id);
    },
    { since: '6.0.0' },
  ),
  scenario('a single image is added, added again, moved and removed', async ({ client, board, image }) => {
    const [one, other] = [await board('One'), await board('Other')];
    const { image_name } = await image();
    const { boards } = client.repositories;
    await boards.addImage(one.board_id, image_name);
    await boards.addImage(one.board_id, image_name);
    await boards.addImage(other.board_id, image_name);
    await boards.removeImage(image_name);
    const again = await boards.removeImage(image_name);
    assert.deepEqual(again.removed_images, [image_name]);
  }),
  scenario(
    'a batch moves images from several boards and returns the affected boards',
    async ({ client, board, images }) => {
      const [one, two, target] = [await board('One'), await board('Two'), await board('Target')];
      const onOne = await images(2, () => ({ board_id: one.board_id }));
      const onTwo = await images(1, () => ({ board_id: two.board_id }));
      const onNone = await images(1);
      const names = namesOf([...onOne, ...onTwo, ...onNone]);
      const { boards } = client.repositories;
      const result = await boards.addImages(target.board_id, names);
      assert.equal(result.added_images.length, 4);
      assert.deepEqual(
        new Set(result.affected_boards),
        new Set([one, two, target].map((b) => b.board_id).concat('none')),
      );
      await boards.imageNames(target.board_id);
      const off = await boards.removeImages(names);
      assert.deepEqual(new Set(off.affected_boards), new Set([target.board_id, 'none']));
      await boards.imageNames(target.board_id);
    },
  ),
  scenario('a batch does not mention images that do not exist', async ({ client, board, image }) => {
    const { board_id } = await board();
    const { image_name } = await image();
    const { boards } = client.repositories;
    assert.deepEqual((await boards.addImages(board_id, [missingImage, image_name])).added_images, [image_name]);
    assert.deepEqual((await boards.addImages(board_id, [missingImage])).added_images, []);
    assert.deepEqual((await boards.removeImages([missingImage, image_name])).removed_images, [image_name]);
    assert.deepEqual((await boards.removeImages([missingImage])).removed_images, []);
  }),
  scenario('a name given twice is moved once, and an empty list moves nothing', async ({ client, board, image }) => {
    const { board_id } = await board();
    const { image_name } = await image();
    const { boards } = client.repositories;
    assert.deepEqual((await boards.addImages(board_id, [image_name, image_name])).added_images, [image_name]);
    assert.deepEqual((await boards.addImages(board_id, [])).affected_boards, []);
    assert.deepEqual((await boards.removeImages([image_name, image_name])).removed_images, [image_name]);
    assert.deepEqual((await boards.removeImages([])).removed_images, []);
  }),
  scenario('moving an image does not change its date', async ({ client, board, image }) => {
    const { board_id } = await board();
    const before = await image();
    await client.repositories.boards.addImage(board_id, before.image_name);
    const after = await client.repositories.images.get(before.image_name);
    assert.equal(after.updated_at, before.updated_at);
  }),
  scenario(
    'images removed from a board still exist',
    async ({ client, board, images }) => {
      const { board_id } = await board();
      const names = namesOf(await images(3, () => ({ board_id })));
      const { boards, images: store } = client.repositories;
      const result = await boards.removeImages(names.slice(0, 2));
      assert.deepEqual(new Set(result.removed_images), new Set(names.slice(0, 2)));
      assert.deepEqual(await boards.imageNames(board_id), names.slice(2));
      const after = await store.getMany(names);
      assert.deepEqual(
        after.map((image) => image.board_id),
        [null, null, board_id],
      );
    },
    { since: '6.0.0' },
  ),
  scenario('the image names of a board are filtered by category', async ({ client, board, image }) => {
    const { board_id } = await board();
    for (const image_category of ['general', 'mask', 'control', 'user', 'other'] as const) {
      await image({ board_id, image_category });
    }
    await image({ board_id, image_category: 'general', is_intermediate: true });
    const { boards } = client.repositories;
    const count = async (query?: object) => (await boards.imageNames(board_id, query)).length;
    assert.equal(await count(), 6);
    assert.equal(await count({ categories: ['general'] }), 2);
    assert.equal(await count({ categories: ['mask', 'control', 'user', 'other'] }), 4);
    assert.equal(await count({ is_intermediate: false }), 5);
    assert.equal(await count({ is_intermediate: true }), 1);
    assert.equal(await count({ is_intermediate: false, categories: ['general', 'general'] }), 1);
  }),
  scenario(
    'the names of uncategorized images are listed',
    async ({ client, board, image }) => {
      const { board_id } = await board();
      await image({ board_id });
      const { image_name } = await image();
      await image({ is_intermediate: true });
      const { boards } = client.repositories;
      assert.equal((await boards.imageNames('none')).length, 2);
      assert.deepEqual(await boards.imageNames('none', { is_intermediate: false }), [image_name]);
    },
    { exclusive: true },
  ),
];
