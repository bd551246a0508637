import assert from 'node:assert/strict';

import { scenario } from '../../runner/scenario.js';
import { namesOf } from '../../runner/scenario-context.js';

const missingImage = '00000000-0000-4000-8000-000000000000.png';

export const scenarios = [
  scenario(
    'images are starred and unstarred',
    async ({ client, images }) => {
      const names = namesOf(await images(3));
      const { images: store } = client.repositories;
      const starred = await store.starMany(names.slice(0, 2));
      assert.deepEqual(new Set(starred.starred_images), new Set(names.slice(0, 2)));
      assert.deepEqual(
        (await store.getMany(names)).map((image) => image.starred),
        [true, true, false],
      );
      assert.deepEqual((await store.unstarMany(names.slice(0, 1))).unstarred_images, names.slice(0, 1));
      assert.equal((await store.get(names[0] ?? '')).starred, false);
    },
    { since: '6.0.0' },
  ),
  scenario('starring a starred image changes its date', async ({ client, board, image }) => {
    const { board_id } = await board();
    const { image_name } = await image({ board_id });
    const { images } = client.repositories;
    await images.starMany([image_name]);
    await images.get(image_name);
    await images.starMany([image_name, image_name]);
    await images.get(image_name);
    await images.unstarMany([image_name]);
    await images.unstarMany([image_name]);
    await images.get(image_name);
  }),
  scenario('starring does not mention images that do not exist', async ({ client, image }) => {
    const { image_name } = await image();
    const { images } = client.repositories;
    assert.deepEqual((await images.starMany([missingImage, image_name])).starred_images, [image_name]);
    assert.deepEqual((await images.unstarMany([missingImage])).unstarred_images, []);
    assert.deepEqual((await images.starMany([])).affected_boards, []);
    assert.deepEqual((await images.unstarMany([])).affected_boards, []);
  }),
  scenario('starring returns the affected boards', async ({ client, board, images }) => {
    const { board_id } = await board();
    const on = await images(1, () => ({ board_id }));
    const off = await images(1);
    const result = await client.repositories.images.starMany(namesOf([...on, ...off]));
    assert.deepEqual(new Set(result.affected_boards), new Set([board_id, 'none']));
  }),
];
