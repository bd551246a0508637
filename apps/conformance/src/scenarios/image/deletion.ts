import assert from 'node:assert/strict';

import { NotFoundError } from '@x/transport/errors';

import { scenario } from '../../runner/scenario.js';
import { namesOf } from '../../runner/scenario-context.js';

const missingImage = '00000000-0000-4000-8000-000000000000.png';

export const scenarios = [
  scenario('a deleted image does not exist for any operation', async ({ client, raw, board, image }) => {
    const { board_id } = await board();
    const { image_name } = await image({ board_id });
    const { boards, images } = client.repositories;
    assert.deepEqual((await images.delete(image_name)).deleted_images, [image_name]);
    for (const part of ['', '/full', '/thumbnail', '/metadata', '/workflow', '/urls']) {
      await raw(`GET /api/v1/images/i/${image_name}${part}`);
    }
    await raw(`PATCH /api/v1/images/i/${image_name}`, { json: { starred: true } });
    await raw('POST /api/v1/images/star', { json: { image_names: [image_name] } });
    await raw('POST /api/v1/board_images/', { json: { board_id, image_name } });
    assert.deepEqual(await boards.imageNames(board_id), []);
  }),
  scenario('an image can be deleted only once', async ({ client, image }) => {
    const { image_name } = await image();
    await client.repositories.images.delete(image_name);
    await assert.rejects(client.repositories.images.delete(image_name), NotFoundError);
    await assert.rejects(client.repositories.images.delete(missingImage), NotFoundError);
  }),
  scenario(
    'many images are deleted at once, and missing ones are skipped',
    async ({ client, images }) => {
      const names = namesOf(await images(3));
      const { images: store } = client.repositories;
      const result = await store.deleteMany([...names.slice(0, 2), missingImage]);
      assert.deepEqual(new Set(result.deleted_images), new Set(names.slice(0, 2)));
      assert.deepEqual(namesOf(await store.getMany(names)), names.slice(2));
    },
    { since: '6.0.0' },
  ),
  scenario('deleting repeated, empty and unknown names', async ({ client, image }) => {
    const { image_name } = await image();
    const { images } = client.repositories;
    assert.deepEqual((await images.deleteMany([image_name, image_name])).deleted_images, [image_name]);
    assert.deepEqual((await images.deleteMany([])).deleted_images, []);
    assert.deepEqual((await images.deleteMany([missingImage])).affected_boards, []);
  }),
  scenario(
    'deleting images returns the affected boards',
    async ({ client, board, images }) => {
      const [one, other] = [await board('One'), await board('Other')];
      const names = [
        ...namesOf(await images(2, () => ({ board_id: one.board_id }))),
        ...namesOf(await images(1, () => ({ board_id: other.board_id }))),
        ...namesOf(await images(1)),
      ];
      const result = await client.repositories.images.deleteMany(names);
      assert.deepEqual(new Set(result.affected_boards), new Set([one.board_id, other.board_id, 'none']));
    },
    { since: '6.0.0' },
  ),
];
