import assert from 'node:assert/strict';

import { graph } from '../../runner/graph.js';
import { queueScenario } from '../../runner/queue-scenario.js';

const sum = graph({ sum: { type: 'add', a: 1, b: 2 } });
const division = graph({ one: { type: 'integer', value: 1 }, quotient: { type: 'div', b: 0 } }, [
  'one.value quotient.a',
]);

export const scenarios = [
  queueScenario('a pending item is canceled once', async ({ queue, items, enqueue }) => {
    const [id = 0, other = 0] = await enqueue({ graph: sum, runs: 2 });
    assert.equal((await items.cancel(id)).status, 'canceled');
    assert.equal((await items.cancel(id)).status, 'canceled');
    await items.get(id);
    await items.get(other);
    await queue.status();
  }),
  queueScenario('canceling an ended item has no effect', async ({ items, enqueue, finish }) => {
    const [id = 0] = await enqueue({ graph: sum });
    await finish([id]);
    assert.equal((await items.cancel(id)).status, 'completed');
  }),
  queueScenario('batches are canceled', async ({ queue, items, enqueue }) => {
    await enqueue({ graph: sum, batch_id: 'one', runs: 2 });
    await enqueue({ graph: sum, batch_id: 'two' });
    await enqueue({ graph: sum, batch_id: 'three' });
    assert.equal((await queue.cancelBatches(['one', 'three', 'nobody'])).canceled, 3);
    assert.equal((await queue.cancelBatches(['one'])).canceled, 0);
    assert.equal((await queue.cancelBatches([])).canceled, 0);
    await Array.fromAsync(items.list());
    await queue.batchStatus('one');
  }),
  queueScenario('items of one destination are canceled', async ({ queue, items, enqueue }) => {
    await enqueue({ graph: sum, destination: 'a shelf', runs: 2 });
    await enqueue({ graph: sum, destination: 'a wall' });
    assert.equal((await queue.cancelByDestination('a shelf')).canceled, 2);
    assert.equal((await queue.cancelByDestination('nowhere')).canceled, 0);
    await Array.fromAsync(items.list());
    await queue.countsByDestination('a shelf');
  }),
  queueScenario('all items except the current one are canceled', async ({ queue, items, enqueue }) => {
    const ids = await enqueue({ graph: sum, runs: 3 });
    assert.equal((await queue.cancelAllExceptCurrent()).canceled, 3);
    assert.equal((await queue.cancelAllExceptCurrent()).canceled, 0);
    await items.getMany(ids);
  }),
  queueScenario('a failed or canceled item is retried as a new item', async ({ items, enqueue, finish }) => {
    const [canceled = 0, failing = 0] = [
      ...(await enqueue({ graph: sum, origin: 'a test', destination: 'a shelf' })),
      ...(await enqueue({ graph: division })),
    ];
    await items.cancel(canceled);
    await finish([failing]);
    assert.deepEqual((await items.retryMany([canceled, failing])).retried_item_ids, [canceled, failing]);
    const { item_ids: all } = await items.ids({ order_dir: 'ASC' });
    assert.equal(all.length, 4);
    await finish(all);
    const [, , one = 0] = all;
    assert.deepEqual((await items.retryMany([one])).retried_item_ids, []);
    assert.deepEqual((await items.retryMany([99_999])).retried_item_ids, []);
    assert.deepEqual((await items.retryMany([])).retried_item_ids, []);
  }),
  queueScenario('an item given twice is retried once, and a retry of a retry names the first item', async (context) => {
    const { items, queue, enqueue } = context;
    const [id = 0] = await enqueue({ graph: sum });
    await items.cancel(id);
    await items.retryMany([id, id]);
    const next = (await items.next())?.item_id ?? 0;
    await items.cancel(next);
    await items.retryMany([next]);
    assert.equal((await items.next())?.retried_from_item_id, id);
    await Array.fromAsync(items.list());
    await queue.status();
  }),
];
