import assert from 'node:assert/strict';

import { graph } from '../../runner/graph.js';
import { queueScenario } from '../../runner/queue-scenario.js';

const sum = graph({ sum: { type: 'add', a: 1, b: 2 } });

export const scenarios = [
  queueScenario('a pending item and an ended one are deleted', async ({ raw, items, enqueue, finish }) => {
    const [first = 0, second = 0] = await enqueue({ graph: sum, runs: 2 });
    await items.delete(second);
    await finish([first]);
    await items.delete(first);
    for (const id of [first, second]) {
      await raw(`DELETE /api/v1/queue/default/i/${id}`);
      await raw(`GET /api/v1/queue/default/i/${id}`);
      await raw(`PUT /api/v1/queue/default/i/${id}/cancel`);
    }
    assert.deepEqual(await items.getMany([first, second]), []);
    assert.deepEqual(await items.summaries([first, second]), []);
  }),
  queueScenario('items of one destination are deleted', async ({ queue, items, enqueue, finish }) => {
    const [ended = 0] = await enqueue({ graph: sum, destination: 'a shelf' });
    await finish([ended]);
    await queue.pause();
    await enqueue({ graph: sum, destination: 'a shelf', runs: 2 });
    await enqueue({ graph: sum, destination: 'a wall' });
    assert.equal((await queue.deleteByDestination('a shelf')).deleted, 3);
    assert.equal((await queue.deleteByDestination('nowhere')).deleted, 0);
    await Array.fromAsync(items.list());
  }),
  queueScenario('pending items are deleted, ended ones stay', async ({ queue, items, enqueue, finish }) => {
    const [ended = 0] = await enqueue({ graph: sum });
    await finish([ended]);
    await queue.pause();
    await enqueue({ graph: sum, runs: 2 });
    assert.equal((await queue.deleteAllExceptCurrent()).deleted, 2);
    assert.equal((await queue.deleteAllExceptCurrent()).deleted, 0);
    await items.ids();
  }),
  queueScenario('pruning a queue keeps pending items', async ({ queue, items, enqueue, finish }) => {
    const [ended = 0, canceled = 0] = [...(await enqueue({ graph: sum })), ...(await enqueue({ graph: sum }))];
    await items.cancel(canceled);
    await finish([ended]);
    await queue.pause();
    const [waiting] = await enqueue({ graph: sum });
    assert.equal((await queue.prune()).deleted, 2);
    assert.equal((await queue.prune()).deleted, 0);
    assert.deepEqual((await items.ids()).item_ids, [waiting]);
    await queue.status();
  }),
  queueScenario('a cleared queue is empty', async ({ queue, items, enqueue }) => {
    const ids = await enqueue({ graph: sum, runs: 3 });
    await items.cancel(ids[0] ?? 0);
    assert.equal((await queue.clear()).deleted, 3);
    assert.equal((await queue.clear()).deleted, 0);
    assert.deepEqual((await items.ids()).item_ids, []);
    await queue.status();
  }),
  queueScenario('items are returned in the order of the requested ids', async ({ raw, items, enqueue }) => {
    const [first = 0, second = 0] = await enqueue({ graph: sum, runs: 2 });
    assert.equal((await items.getMany([second, 99_999, first])).length, 2);
    await items.getMany([first, first]);
    await items.getMany([]);
    await items.summaries([second, 99_999, first, first]);
    await items.summaries([]);
    const route = '/api/v1/queue/default/';
    await raw(`POST ${route}items_by_ids`, { json: { item_ids: [String(first), -1, 0] } });
    await raw(`POST ${route}items_by_ids`, { json: { item_ids: [2 ** 40] } });
  }),
];
