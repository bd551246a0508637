import assert from 'node:assert/strict';

import type { QueueItem } from '@x/models/queue-item';

import { graph } from '../../runner/graph.js';
import { queueScenario } from '../../runner/queue-scenario.js';

const division = graph({ quotient: { type: 'div', a: 6 } });
const data = [[{ node_path: 'quotient', field_name: 'b', items: [0, 2] }]];
const identity = ({ item_id, batch_id, session_id }: QueueItem) => ({ item_id, batch_id, session_id });

export const scenarios = [
  queueScenario('an item keeps its batch and its session in every response and event', async (context) => {
    const { items, queue, enqueue, finish } = context;
    const ids = await enqueue({ graph: division, data, origin: 'a test', destination: 'a shelf' });
    const before = (await items.getMany(ids)).map(identity);
    await items.summaries(ids);
    const after = (await finish(ids)).map(identity);
    assert.deepEqual(after, before);
    assert.equal(new Set(after.map(({ session_id }) => session_id)).size, 2);
    assert.equal(new Set(after.map(({ batch_id }) => batch_id)).size, 1);
    await queue.batchStatus(after[0]?.batch_id ?? '');
  }),
  queueScenario(
    'a retried item has the batch and the values of the first, and a session of its own',
    async (context) => {
      const { items, enqueue, finish, queue } = context;
      const ids = await enqueue({ graph: division, data, origin: 'a test', destination: 'a shelf' }, { prepend: true });
      const [first] = await finish(ids);
      await queue.pause();
      await items.retryMany([ids[0] ?? 0]);
      const { item_ids: all } = await items.ids({ order_dir: 'ASC' });
      const retried = all.filter((id) => !ids.includes(id));
      const [waiting] = await items.getMany(retried);
      await items.summaries(retried);
      assert.deepEqual([waiting?.batch_id, waiting?.retried_from_item_id], [first?.batch_id, first?.item_id]);
      assert.notEqual(waiting?.session_id, first?.session_id);
      const [again] = await finish(retried);
      assert.equal(again?.status, 'failed');
      await queue.batchStatus(first?.batch_id ?? '');
      await queue.countsByDestination('a shelf');
    },
  ),
  queueScenario('a batch of another queue is seen in that queue alone', async ({ raw, queue, enqueue }) => {
    await enqueue({ graph: division, batch_id: 'mine', destination: 'a shelf' });
    const { body } = await raw('POST /api/v1/queue/other/enqueue_batch', {
      json: { batch: { graph: division, batch_id: 'theirs', destination: 'a shelf', runs: 2 } },
    });
    assert.equal(typeof body, 'object');
    for (const id of ['default', 'other']) {
      const reads = ['status', 'list_all', 'next', 'item_ids', 'b/mine/status', 'b/theirs/status'];
      for (const path of reads) await raw(`GET /api/v1/queue/${id}/${path}`);
      await raw(`GET /api/v1/queue/${id}/counts_by_destination`, { query: { destination: 'a shelf' } });
      await raw(`PUT /api/v1/queue/${id}/cancel_by_batch_ids`, { json: { batch_ids: ['theirs'] } });
      await raw(`GET /api/v1/queue/${id}/status`);
    }
    await raw('PUT /api/v1/queue/other/clear');
    await queue.status();
  }),
];
