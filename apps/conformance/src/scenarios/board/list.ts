import assert from 'node:assert/strict';

import { scenario } from '../../runner/scenario.js';
import type { ScenarioContext } from '../../runner/scenario-context.js';

const names = ['banana', 'Apple', 'cherry', 'Éclair', 'apple pie', 'Zebra', '10', '9', '_', 'ärger', '日本'];

async function manyBoards({ board }: ScenarioContext): Promise<void> {
  for (const name of names) await board(name);
}

export const scenarios = [
  scenario(
    'boards are listed newest first, with their counts',
    async (context) => {
      await manyBoards(context);
      const { boards } = context.client.repositories;
      const { board_id } = await context.board('Full');
      await context.image({ board_id, image_category: 'general' });
      await context.image({ board_id, image_category: 'mask' });
      const listed = await Array.fromAsync(boards.list());
      assert.deepEqual(
        listed.map(({ board_name }) => board_name),
        ['Full', ...names.toReversed()],
      );
      assert.deepEqual([listed[0]?.image_count, listed[0]?.asset_count], [1, 1]);
    },
    { exclusive: true },
  ),
  scenario(
    'boards are listed by name and by date, in both directions',
    async (context) => {
      await manyBoards(context);
      for (const order_by of ['created_at', 'board_name'] as const) {
        for (const direction of ['ASC', 'DESC'] as const) {
          await Array.fromAsync(context.client.repositories.boards.list({ order_by, direction }));
          await context.client.repositories.boards.page({ order_by, direction, offset: 0, limit: 100 });
        }
      }
    },
    { exclusive: true },
  ),
  scenario(
    'the total of a page of boards is the number of its items',
    async (context) => {
      await manyBoards(context);
      const { boards } = context.client.repositories;
      assert.equal((await boards.page({ offset: 0, limit: 4 })).total, 4);
      assert.equal((await boards.page({ offset: 8, limit: 4 })).total, 3);
      assert.equal((await boards.page({ offset: 50, limit: 4 })).total, 0);
      assert.equal((await boards.page({ offset: 0, limit: 0 })).items.length, 0);
    },
    { exclusive: true },
  ),
  scenario(
    'a page of boards accepts any limit and offset',
    async (context) => {
      await manyBoards(context);
      for (const query of ['offset=0&limit=-1', 'offset=2&limit=-1', 'offset=-1&limit=3', 'offset=0&limit=100000']) {
        assert.equal((await context.raw('GET /api/v1/boards/', { query })).status, 200);
      }
    },
    { exclusive: true },
  ),
  scenario(
    'all=true takes precedence over limit and offset',
    async (context) => {
      await manyBoards(context);
      for (const query of ['all=true&offset=2&limit=3', 'all=1', 'all=yes', 'all=on', 'all=false&offset=1&limit=2']) {
        assert.equal((await context.raw('GET /api/v1/boards/', { query })).status, 200);
      }
    },
    { exclusive: true },
  ),
  scenario(
    'archived boards are listed on request',
    async (context) => {
      const { board_id } = await context.board('Archived');
      await context.board('In use');
      const { boards } = context.client.repositories;
      await boards.update(board_id, { archived: true });
      const visible = await Array.fromAsync(boards.list());
      const all = await Array.fromAsync(boards.list({ include_archived: true }));
      assert.deepEqual([visible.length, all.length], [1, 2]);
      await boards.page({ include_archived: true, offset: 0, limit: 10 });
      await boards.page({ include_archived: false, offset: 0, limit: 10 });
    },
    { exclusive: true },
  ),
  scenario(
    'the service lists all boards, uncategorized images first',
    async (context) => {
      await context.board('One');
      await context.image();
      await context.image({ is_intermediate: true });
      const list = context.client.services.boards.list({ includeUncategorized: true });
      const [none, one] = await Array.fromAsync(list);
      assert.deepEqual([none?.board_id, none?.image_count, one?.board_name], ['none', 1, 'One']);
    },
    { exclusive: true, since: '6.0.0' },
  ),
  scenario(
    'a server without boards returns an empty list',
    async ({ client }) => {
      assert.deepEqual(await Array.fromAsync(client.repositories.boards.list()), []);
      assert.deepEqual((await client.repositories.boards.page({ offset: 0, limit: 10 })).items, []);
    },
    { exclusive: true, since: '6.0.0' },
  ),
];
