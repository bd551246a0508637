import assert from 'node:assert/strict';

import { scenario } from '../../runner/scenario.js';
import { namesOf } from '../../runner/scenario-context.js';

export const scenarios = [
  scenario(
    'a virtual board holds the images of a day',
    async ({ client, image, images }) => {
      const names = namesOf(await images(2, () => ({ image_category: 'general' })));
      await image({ image_category: 'mask' });
      await image({ is_intermediate: true });
      const { virtualBoards, images: store } = client.repositories;
      await store.starMany([names[0] ?? '']);
      const [day, ...others] = await Array.fromAsync(virtualBoards.list());
      assert.deepEqual(others, []);
      assert.deepEqual([day?.image_count, day?.asset_count], [2, 1]);
      const { image_names } = await virtualBoards.imageNames(day?.date ?? '');
      assert.equal(image_names.length, 3);
    },
    { exclusive: true, since: '6.13.0' },
  ),
  scenario(
    'the names of a day are ordered and filtered',
    async ({ client, images }) => {
      const made = await images(6, (index) => ({
        image_category: index % 2 ? 'user' : 'general',
        metadata: { index },
      }));
      const { virtualBoards, images: store } = client.repositories;
      await store.starMany([made[2]?.image_name ?? '']);
      const date = made[0]?.created_at.slice(0, 10) ?? '';
      for (const query of [
        {},
        { order_dir: 'ASC' },
        { starred_first: false },
        { starred_first: false, order_dir: 'ASC' },
        { categories: ['user'] },
        { search_term: 'index' },
        { search_term: '"index":3' },
      ] as const) {
        await virtualBoards.imageNames(date, query);
        await virtualBoards.itemNames(date, query);
      }
    },
    { exclusive: true },
  ),
  scenario(
    'the items of a day have a kind',
    async ({ client, image }) => {
      const { created_at, image_name } = await image();
      const { items } = await client.repositories.virtualBoards.itemNames(created_at.slice(0, 10));
      assert.deepEqual(items[0], { kind: 'image', name: image_name });
    },
    { exclusive: true, since: '6.14.0' },
  ),
  scenario(
    'images of several days are listed newest day first, each day with its own',
    async ({ client, imageOf }) => {
      const { virtualBoards, images, gallery } = client.repositories;
      const names: string[] = [];
      for (const [index, days] of [3, 1, 1, 0, 0, 0].entries()) {
        names.push(await imageOf(days, { image_category: index % 2 ? 'user' : 'general' }));
      }
      await images.getMany(names);
      const days = await Array.fromAsync(virtualBoards.list());
      assert.deepEqual(
        days.map(({ image_count, asset_count }) => image_count + asset_count),
        [3, 2, 1],
      );
      for (const { date } of days) {
        for (const order_dir of ['ASC', 'DESC'] as const) {
          await virtualBoards.imageNames(date, { order_dir });
          await virtualBoards.itemNames(date, { order_dir });
          await gallery.names({ created_date: date, order_dir, board_id: 'none' });
        }
      }
      await images.names({ search_term: days[1]?.date ?? '' });
      await images.page({ order_dir: 'ASC', offset: 1, limit: 3 });
      await images.deleteMany(names);
    },
    { exclusive: true, needs: 'backdate' },
  ),
  scenario('an invalid day is empty', async ({ client }) => {
    const { virtualBoards } = client.repositories;
    for (const date of ['2001-01-01', 'yesterday', '2026-02-31', '1', ' ']) {
      assert.equal((await virtualBoards.imageNames(date)).total_count, 0);
      assert.equal((await virtualBoards.itemNames(date)).total_count, 0);
    }
  }),
  scenario(
    'a server without images has no days',
    async ({ client }) => {
      assert.deepEqual(await Array.fromAsync(client.repositories.virtualBoards.list()), []);
    },
    { exclusive: true, since: '6.13.0' },
  ),
];
