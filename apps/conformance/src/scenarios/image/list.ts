import assert from 'node:assert/strict';

import type { Image } from '@x/models/image';

import { scenario } from '../../runner/scenario.js';
import { namesOf, type ScenarioContext } from '../../runner/scenario-context.js';

const categories = ['general', 'mask', 'control', 'user', 'other'] as const;

/** Fills a board with images of all categories. Every third is intermediate, every seventh is starred. */
async function fill(context: ScenarioContext, board_id: string, count = 35): Promise<Image[]> {
  const made = await context.images(count, (index) => ({
    board_id,
    image_category: categories[index % categories.length],
    is_intermediate: index % 3 === 2,
  }));
  await context.client.repositories.images.starMany(namesOf(made).filter((_, index) => index % 7 === 0));
  return made;
}

export const scenarios = [
  scenario(
    'images are listed page by page, each once, newest first',
    async (context) => {
      const { board_id } = await context.board();
      const names = namesOf(await context.images(25, () => ({ board_id })));
      const { images } = context.client.repositories;
      const walked = namesOf(await Array.fromAsync(images.list({ board_id }, { pageSize: 10 })));
      assert.deepEqual(walked, names.toReversed());
    },
    { since: '6.0.0' },
  ),
  scenario('pages are windows of one order', async (context) => {
    const { board_id } = await context.board();
    await fill(context, board_id);
    const { images } = context.client.repositories;
    for (const [offset, limit] of [
      [0, 10],
      [10, 10],
      [30, 10],
      [35, 10],
      [100, 10],
      [0, 0],
      [3, 1],
      [0, 1_000],
    ] as const) {
      const page = await images.page({ board_id, offset, limit });
      assert.equal(page.total, 35);
    }
    await context.raw('GET /api/v1/images/', { query: { board_id } });
  }),
  scenario('images are listed oldest or newest first, starred first or not', async (context) => {
    const { board_id } = await context.board();
    const made = await fill(context, board_id);
    const { images } = context.client.repositories;
    for (const order_dir of ['ASC', 'DESC'] as const) {
      for (const starred_first of [true, false]) {
        await images.page({ board_id, order_dir, starred_first, offset: 0, limit: 40 });
        const { starred_count } = await images.names({ board_id, order_dir, starred_first });
        assert.equal(starred_count, starred_first ? 5 : 0);
      }
    }
    const oldest = await images.names({ board_id, order_dir: 'ASC', starred_first: false });
    assert.deepEqual(oldest.image_names, namesOf(made));
  }),
  scenario('images are listed by one category and by several', async (context) => {
    const { board_id } = await context.board();
    await fill(context, board_id);
    const { images } = context.client.repositories;
    for (const category of categories) {
      assert.equal((await images.names({ board_id, categories: [category] })).total_count, 7);
    }
    assert.equal((await images.names({ board_id, categories: categories.slice(1) })).total_count, 28);
    await images.page({ board_id, categories: ['general', 'mask'], is_intermediate: false, offset: 0, limit: 10 });
  }),
  scenario('images are listed by origin and by intermediate flag', async (context) => {
    const { board_id } = await context.board();
    await fill(context, board_id);
    const { images } = context.client.repositories;
    assert.equal((await images.names({ board_id, image_origin: 'external' })).total_count, 35);
    assert.equal((await images.names({ board_id, image_origin: 'internal' })).total_count, 0);
    assert.equal((await images.names({ board_id, is_intermediate: true })).total_count, 11);
    assert.equal((await images.names({ board_id, is_intermediate: false })).total_count, 24);
    await images.page({ board_id, is_intermediate: true, offset: 2, limit: 5 });
  }),
  scenario(
    '150 images on two boards and on none are listed and counted',
    async (context) => {
      const ids = [(await context.board('A')).board_id, (await context.board('B')).board_id, undefined];
      await context.images(150, (index) => ({
        board_id: ids[index % 3],
        image_category: categories[index % categories.length],
        is_intermediate: index % 10 === 9,
      }));
      const { images, gallery, boards } = context.client.repositories;
      assert.equal((await images.page({ offset: 140, limit: 20 })).items.length, 10);
      await images.page({ offset: 0, limit: 100, is_intermediate: false, categories: ['general'] });
      await images.page({ board_id: 'none', offset: 30, limit: 15, order_dir: 'ASC' });
      assert.equal((await images.names()).total_count, 150);
      assert.equal((await images.names({ board_id: 'none', is_intermediate: false })).total_count, 45);
      assert.equal((await gallery.names({ is_intermediate: false })).total_count, 135);
      await gallery.page({ offset: 60, limit: 60 });
      await Array.fromAsync(boards.list());
    },
    { exclusive: true },
  ),
  scenario('an unknown board id and an empty one have no images', async ({ raw }) => {
    for (const board_id of ['nobody', '', '00000000-0000-4000-8000-000000000000']) {
      assert.equal((await raw('GET /api/v1/images/', { query: { board_id } })).status, 200);
      assert.equal((await raw('GET /api/v1/images/names', { query: { board_id } })).status, 200);
    }
  }),
];
