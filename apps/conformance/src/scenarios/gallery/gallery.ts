import assert from 'node:assert/strict';

import { scenario } from '../../runner/scenario.js';
import { namesOf, type ScenarioContext } from '../../runner/scenario-context.js';

const categories = ['general', 'mask', 'control', 'user', 'other'] as const;

async function fill(context: ScenarioContext): Promise<string> {
  const { board_id } = await context.board();
  const made = await context.images(15, (index) => ({
    board_id,
    image_category: categories[index % categories.length],
    is_intermediate: index % 4 === 3,
  }));
  await context.client.repositories.images.starMany(namesOf(made).filter((_, index) => index % 6 === 1));
  return board_id;
}

export const scenarios = [
  scenario(
    'pages and names of the gallery have the same order',
    async (context) => {
      const board_id = await fill(context);
      const { gallery } = context.client.repositories;
      const items = await Array.fromAsync(gallery.list({ board_id }, { pageSize: 6 }));
      const { item_names } = await gallery.names({ board_id });
      assert.deepEqual(
        items.map(({ name }) => name),
        item_names,
      );
    },
    { since: '6.14.0' },
  ),
  scenario('the gallery has the orders and filters of images', async (context) => {
    const board_id = await fill(context);
    const { gallery } = context.client.repositories;
    for (const order_dir of ['ASC', 'DESC'] as const) {
      for (const starred_first of [true, false]) {
        await gallery.page({ board_id, order_dir, starred_first, offset: 0, limit: 20 });
        await gallery.names({ board_id, order_dir, starred_first });
        await gallery.namesWithKinds({ board_id, order_dir, starred_first });
      }
    }
    await gallery.names({ board_id, categories: ['mask', 'user'] });
    await gallery.names({ board_id, is_intermediate: false, origin: 'external' });
    await gallery.names({ board_id, origin: 'internal' });
    await gallery.namesWithKinds({ board_id, is_intermediate: true });
    assert.equal((await gallery.page({ board_id, offset: 0, limit: 0 })).total, 15);
  }),
  scenario('the gallery of a day is that of a UTC day', async (context) => {
    const board_id = await fill(context);
    const { gallery, images } = context.client.repositories;
    const [newest] = (await images.page({ board_id, offset: 0, limit: 1 })).items;
    const created_date = newest?.created_at.slice(0, 10) ?? '';
    assert.equal((await gallery.names({ board_id, created_date })).total_count, 15);
    assert.equal((await gallery.names({ board_id, created_date: '2001-01-01' })).total_count, 0);
    for (const odd of ['yesterday', '2026-13-45', '26-1-1']) {
      assert.equal((await gallery.names({ board_id, created_date: odd })).total_count, 0);
    }
  }),
  scenario('an unknown board has an empty gallery', async ({ raw }) => {
    for (const path of ['items/', 'item_names', 'items/names']) {
      assert.equal((await raw(`GET /api/v1/gallery/${path}`, { query: 'board_id=nobody' })).status, 200);
      assert.equal((await raw(`GET /api/v1/gallery/${path}`, { query: 'board_id=' })).status, 200);
    }
  }),
  scenario(
    'the gallery service counts, names and lists images on every server',
    async (context) => {
      const { board_id } = await context.board();
      const names = namesOf(await context.images(7, () => ({ board_id, image_category: 'general' })));
      await context.image({ board_id, is_intermediate: true });
      const { gallery } = context.client.services;
      assert.equal(await gallery.count({ board_id }), 7);
      assert.deepEqual((await gallery.names({ board_id })).images, names.toReversed());
      const walked = await Array.fromAsync(gallery.list({ board_id }, { windowSize: 3 }));
      assert.deepEqual(namesOf(walked), names.toReversed());
    },
    { since: '6.0.0' },
  ),
];
