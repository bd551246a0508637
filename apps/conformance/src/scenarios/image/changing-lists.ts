import assert from 'node:assert/strict';

import { NotFoundError } from '@x/transport/errors';

import { scenario } from '../../runner/scenario.js';
import { namesOf } from '../../runner/scenario-context.js';

export const scenarios = [
  scenario(
    'pages move up when images of earlier pages are deleted or moved',
    async ({ raw, board, client, images }) => {
      const { board_id } = await board();
      const names = namesOf(await images(9, () => ({ board_id })));
      const page = (offset: number) => raw('GET /api/v1/images/', { query: { board_id, offset, limit: 3 } });
      await page(0);
      await client.repositories.images.deleteMany(names.slice(-2));
      await page(3);
      await client.repositories.boards.removeImages(names.slice(-4, -2));
      await page(3);
      await images(2, () => ({ board_id }));
      await page(3);
      await page(6);
    },
  ),
  scenario('deleting each image while they are listed reaches every one', async ({ board, client, images: upload }) => {
    const { board_id } = await board();
    const names = namesOf(await upload(12, () => ({ board_id })));
    const { images } = client.repositories;
    const reached: string[] = [];
    for await (const { image_name } of images.list({ board_id }, { pageSize: 4 })) {
      reached.push(image_name);
      await images.delete(image_name);
    }
    assert.deepEqual(reached, names.toReversed());
    assert.equal((await images.names({ board_id })).total_count, 0);
  }),
  scenario('moving each image while they are listed reaches every one', async ({ board, client, images: upload }) => {
    const [from, to] = [await board('From'), await board('To')];
    const names = namesOf(await upload(12, () => ({ board_id: from.board_id })));
    const { images, boards } = client.repositories;
    const reached: string[] = [];
    for await (const { image_name } of images.list({ board_id: from.board_id }, { pageSize: 4 })) {
      reached.push(image_name);
      await boards.addImages(to.board_id, [image_name]);
    }
    assert.deepEqual(reached, names.toReversed());
  }),
  scenario(
    'images that are added while a list is read are not in it',
    async ({ board, client, image, images: upload }) => {
      const { board_id } = await board();
      const names = namesOf(await upload(9, () => ({ board_id })));
      const reached: string[] = [];
      for await (const { image_name } of client.repositories.images.list({ board_id }, { pageSize: 3 })) {
        reached.push(image_name);
        if (reached.length % 3 === 0 && reached.length < 9) await image({ board_id });
      }
      assert.deepEqual(reached, names.toReversed());
    },
  ),
  scenario('a list of a board that is deleted meanwhile is an error', async ({ board, client, images: upload }) => {
    const { board_id } = await board();
    await upload(9, () => ({ board_id }));
    const { images, boards } = client.repositories;
    const walk = async () => {
      for await (const { image_name } of images.list({ board_id }, { pageSize: 3 })) {
        if (await images.exists(image_name)) await boards.delete(board_id).catch(() => {});
      }
    };
    await assert.rejects(walk(), NotFoundError);
  }),
  scenario('a list of an unknown board is an error, a page of it is empty', async ({ client }) => {
    const { images, gallery } = client.repositories;
    await assert.rejects(Array.fromAsync(images.list({ board_id: 'nobody' })), NotFoundError);
    await assert.rejects(Array.fromAsync(gallery.list({ board_id: 'nobody' })), NotFoundError);
    assert.equal((await images.page({ board_id: 'nobody', offset: 0, limit: 3 })).total, 0);
  }),
];
