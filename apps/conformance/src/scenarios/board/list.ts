import assert from 'node:assert/strict';

import { scenario } from '../../runner/scenario.js';
import type { Stage } from '../../runner/scenario-context.js';

const names = ['banana', 'Apple', 'cherry', 'Éclair', 'apple pie', 'Zebra', '10', '9', '_', 'ärger', '日本'];

async function manyBoards({ board }: Stage): Promise<void> {
  for (const name of names) await board(name);
}

export const scenarios = [
  scenario(
    'boards are listed the newest first, each with what is on it',
    async (stage) => {
      await manyBoards(stage);
      const { boards } = stage.client.repositories;
      const { board_id } = await stage.board('Full');
      await stage.image({ board_id, image_category: 'general' });
      await stage.image({ board_id, image_category: 'mask' });
      const listed = await Array.fromAsync(boards.list());
      assert.deepEqual(
        listed.map(({ board_name }) => board_name),
        ['Full', ...names.toReversed()],
      );
      assert.deepEqual([listed[0]?.image_count, listed[0]?.asset_count], [1, 1]);
    },
    { alone: true },
  ),
  scenario(
    'boards are listed by name and by date, in both directions',
    async (stage) => {
      await manyBoards(stage);
      for (const order_by of ['created_at', 'board_name'] as const) {
        for (const direction of ['ASC', 'DESC'] as const) {
          await Array.fromAsync(stage.client.repositories.boards.list({ order_by, direction }));
          await stage.client.repositories.boards.page({ order_by, direction, offset: 0, limit: 100 });
        }
      }
    },
    { alone: true },
  ),
  scenario(
    'a page of boards says as total only how many stand in it',
    async (stage) => {
      await manyBoards(stage);
      const { boards } = stage.client.repositories;
      assert.equal((await boards.page({ offset: 0, limit: 4 })).total, 4);
      assert.equal((await boards.page({ offset: 8, limit: 4 })).total, 3);
      assert.equal((await boards.page({ offset: 50, limit: 4 })).total, 0);
      assert.equal((await boards.page({ offset: 0, limit: 0 })).items.length, 0);
    },
    { alone: true },
  ),
  scenario(
    'a list of boards has no bounds',
    async (stage) => {
      await manyBoards(stage);
      for (const query of ['offset=0&limit=-1', 'offset=2&limit=-1', 'offset=-1&limit=3', 'offset=0&limit=100000']) {
        assert.equal((await stage.raw('GET /api/v1/boards/', { query })).status, 200);
      }
    },
    { alone: true },
  ),
  scenario(
    'asking for all boards wins over asking for a page',
    async (stage) => {
      await manyBoards(stage);
      for (const query of ['all=true&offset=2&limit=3', 'all=1', 'all=yes', 'all=on', 'all=false&offset=1&limit=2']) {
        assert.equal((await stage.raw('GET /api/v1/boards/', { query })).status, 200);
      }
    },
    { alone: true },
  ),
  scenario(
    'archived boards are listed when asked for',
    async (stage) => {
      const { board_id } = await stage.board('Archived');
      await stage.board('In use');
      const { boards } = stage.client.repositories;
      await boards.update(board_id, { archived: true });
      const visible = await Array.fromAsync(boards.list());
      const all = await Array.fromAsync(boards.list({ include_archived: true }));
      assert.deepEqual([visible.length, all.length], [1, 2]);
      await boards.page({ include_archived: true, offset: 0, limit: 10 });
      await boards.page({ include_archived: false, offset: 0, limit: 10 });
    },
    { alone: true },
  ),
  scenario(
    'all boards are listed by the service, what is on none first',
    async (stage) => {
      await stage.board('One');
      await stage.image();
      await stage.image({ is_intermediate: true });
      const list = stage.client.services.boards.list({ includeUncategorized: true });
      const [none, one] = await Array.fromAsync(list);
      assert.deepEqual([none?.board_id, none?.image_count, one?.board_name], ['none', 1, 'One']);
    },
    { alone: true, since: '6.0.0' },
  ),
  scenario(
    'a server without boards lists none',
    async ({ client }) => {
      assert.deepEqual(await Array.fromAsync(client.repositories.boards.list()), []);
      assert.deepEqual((await client.repositories.boards.page({ offset: 0, limit: 10 })).items, []);
    },
    { alone: true, since: '6.0.0' },
  ),
];
