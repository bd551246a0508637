import assert from 'node:assert/strict';

import { NotFoundError, PermissionError } from '@x/transport/errors';

import { userScenario } from '../user-scenario.js';
import type { User } from '../users.js';

const graph = { id: 'g', nodes: { a: { id: 'a', type: 'add', a: 1, b: 2 } }, edges: [] };

const enqueue = async ({ client }: User, runs = 1) =>
  client.repositories.queue.enqueue({ graph, runs, origin: 'test', destination: 'place' });

/** Pauses and empties the queue, runs `work`, empties the queue and resumes it. */
async function paused(admin: User, work: () => Promise<void>): Promise<void> {
  const { queue } = admin.client.repositories;
  await queue.pause();
  await queue.clear();
  try {
    await work();
  } finally {
    await queue.clear();
    await queue.resume();
  }
}

export const scenarios = [
  userScenario('items of others show their status and nothing about them', async ({ ada, ben, admin }) => {
    await paused(admin, async () => {
      const { item_ids, batch } = await enqueue(ada);
      const [id = 0] = item_ids;
      for (const user of [ada, ben, admin]) {
        const { queue, queueItems } = user.client.repositories;
        await queueItems.get(id);
        await queueItems.getMany([id]);
        await queueItems.summaries([id]);
        await Array.fromAsync(queueItems.list());
        await queueItems.next();
        await queueItems.current();
        await queue.status();
        await queue.batchStatus(batch.batch_id ?? '');
        await queue.countsByDestination('place');
      }
      assert.equal((await ben.client.repositories.queueItems.get(id)).user_id, 'redacted');
    });
  }),
  userScenario('items of others cannot be canceled, retried or deleted', async ({ ada, ben, admin }) => {
    await paused(admin, async () => {
      const { item_ids, batch } = await enqueue(ada);
      const [id = 0] = item_ids;
      const { queue, queueItems } = ben.client.repositories;
      await assert.rejects(queueItems.cancel(id), PermissionError);
      await assert.rejects(queueItems.delete(id), PermissionError);
      await assert.rejects(queueItems.retryMany([id]), PermissionError);
      assert.deepEqual(await queue.cancelBatches([batch.batch_id ?? '']), { canceled: 0 });
      assert.equal((await ada.client.repositories.queueItems.cancel(id)).status, 'canceled');
      assert.deepEqual((await admin.client.repositories.queueItems.retryMany([id])).retried_item_ids, [id]);
    });
  }),
  userScenario('cancelling and deleting all items means the own ones', async ({ ada, ben, admin }) => {
    await paused(admin, async () => {
      await enqueue(ada, 2);
      await enqueue(ben, 3);
      assert.equal((await ada.raw('PUT /api/v1/queue/default/cancel_all_except_current')).status, 200);
      assert.equal((await ada.raw('PUT /api/v1/queue/default/delete_all_except_current')).status, 200);
      assert.equal((await ada.raw('PUT /api/v1/queue/default/prune')).status, 200);
      assert.equal((await ben.raw('DELETE /api/v1/queue/default/d/place')).status, 200);
      await enqueue(ada, 2);
      await enqueue(ben, 3);
      assert.equal((await ben.raw('PUT /api/v1/queue/default/clear')).status, 200);
      assert.equal((await admin.raw('PUT /api/v1/queue/default/clear')).status, 200);
    });
  }),
  userScenario(
    'items of others stay when all of their destination or batch are canceled',
    async ({ ada, ben, admin }) => {
      await paused(admin, async () => {
        const { item_ids, batch } = await enqueue(ada, 2);
        const [id = 0] = item_ids;
        const { queue, queueItems } = ben.client.repositories;
        assert.deepEqual(await queue.cancelByDestination('place'), { canceled: 0 });
        assert.deepEqual(await queue.deleteByDestination('place'), { deleted: 0 });
        assert.deepEqual(await queue.cancelBatches([batch.batch_id ?? '']), { canceled: 0 });
        assert.deepEqual(await queue.cancelAllExceptCurrent(), { canceled: 0 });
        assert.deepEqual(await queue.clear(), { deleted: 0 });
        assert.equal((await queueItems.get(id)).status, 'pending');
        await admin.client.repositories.queueItems.delete(id);
        await assert.rejects(ada.client.repositories.queueItems.get(id), NotFoundError);
      });
    },
  ),
  userScenario('only administrators pause the queue and see the cache of nodes', async ({ ada, admin }) => {
    const routes = [
      'PUT /api/v1/queue/default/processor/pause',
      'PUT /api/v1/queue/default/processor/resume',
      'GET /api/v1/app/invocation_cache/status',
      'PUT /api/v1/app/invocation_cache/disable',
      'PUT /api/v1/app/invocation_cache/enable',
      'DELETE /api/v1/app/invocation_cache',
    ];
    for (const route of routes) {
      assert.equal((await ada.raw(route)).status, 403, route);
      if (!route.startsWith('GET')) assert.equal((await admin.raw(route)).status, 200, route);
    }
  }),
  userScenario('an item may read and save only what its owner may', async ({ ada, ben, ended }) => {
    const { image_name } = await ada.image();
    const { board_id } = await ada.board('shared');
    const open = { id: 'a', type: 'img_blur', image: { image_name } };
    const save = { id: 'a', type: 'blank_image', width: 8, height: 8, board: { board_id } };
    for (const node of [open, save]) {
      const { queue, queueItems } = ben.client.repositories;
      const { item_ids } = await queue.enqueue({ graph: { id: 'g', nodes: { a: node }, edges: [] } });
      const [id = 0] = item_ids;
      assert.equal(await ended(id), 'failed');
      assert.equal((await queueItems.get(id)).error_type, 'PermissionError');
    }
  }),
  userScenario('each user receives what the own events are about', async ({ ada, ben, admin, ended, settle }) => {
    for (const user of [ada, ben, admin]) {
      const stop = await user.listen();
      const { item_ids } = await enqueue(ada);
      const [id = 0] = item_ids;
      assert.equal(await ended(id), 'completed');
      await settle();
      stop();
    }
  }),
  userScenario('what is canceled, retried and cleared is reported to others without its ids', async (users) => {
    const { ada, ben, admin, settle } = users;
    for (const user of [ada, ben, admin]) {
      const stop = await user.listen();
      await paused(admin, async () => {
        const { item_ids } = await enqueue(ada);
        const { queue, queueItems } = ada.client.repositories;
        await queueItems.cancel(item_ids[0] ?? 0);
        await queueItems.retryMany(item_ids);
        await queue.clear();
      });
      await settle();
      stop();
    }
  }),
];
