import assert from 'node:assert/strict';

import { graph } from '../../runner/graph.js';
import { queueScenario } from '../../runner/queue-scenario.js';

const sum = graph({ one: { type: 'integer', value: 1 }, sum: { type: 'add', b: 2 } }, ['one.value sum.a']);

export const scenarios = [
  queueScenario('a graph is enqueued, run and read in every way', async ({ queue, items, enqueue, finish }) => {
    const [id = 0] = await enqueue({ graph: sum });
    assert.equal((await items.get(id)).status, 'pending');
    await items.getMany([id]);
    await items.summaries([id]);
    await Array.fromAsync(items.list());
    await items.ids();
    await items.next();
    assert.equal(await items.current(), undefined);
    await queue.status();
    const [done] = await finish([id]);
    assert.equal(done?.status, 'completed');
    assert.equal(done.status_sequence, 2);
    await items.get(id);
    await items.summaries([id]);
    await Array.fromAsync(items.list());
    await queue.batchStatus(done.batch_id);
    await queue.status();
  }),
  queueScenario('a batch has an origin and a destination', async ({ queue, items, enqueue }) => {
    const batch = { graph: sum, origin: 'a test', destination: 'a shelf', batch_id: 'of my own' };
    const [id = 0] = await enqueue(batch);
    assert.deepEqual(await enqueue({ ...batch, destination: 'another' }), [id, id + 1]);
    await Array.fromAsync(items.list({ destination: 'a shelf' }));
    await Array.fromAsync(items.list({ destination: 'nowhere' }));
    await queue.countsByDestination('a shelf');
    await queue.countsByDestination('nowhere');
    await queue.batchStatus('of my own');
    await queue.batchStatus('of nobody');
  }),
  queueScenario('an unused queue is empty', async ({ raw, enqueue }) => {
    const [id] = await enqueue({ graph: sum });
    const route = 'GET /api/v1/queue/elsewhere/';
    for (const path of ['list_all', 'item_ids', 'current', 'next', 'status', 'b/x/status', `i/${id}`, 'i/99999']) {
      await raw(route + path);
    }
    await raw(`PUT /api/v1/queue/elsewhere/i/${id}/cancel`);
    await raw(`DELETE /api/v1/queue/elsewhere/i/${id}`);
    await raw('POST /api/v1/queue/elsewhere/items_by_ids', { json: { item_ids: [id] } });
    await raw('POST /api/v1/queue/elsewhere/item_summaries_by_ids', { json: { item_ids: [id] } });
    await raw('PUT /api/v1/queue/elsewhere/retry_items_by_id', { json: [id] });
    await raw('PUT /api/v1/queue/elsewhere/clear');
    await raw('PUT /api/v1/queue/elsewhere/prune');
  }),
  queueScenario('prepended items are first', async ({ items, queue, enqueue }) => {
    const [last] = await enqueue({ graph: sum });
    const [second] = await enqueue({ graph: sum }, { prepend: true });
    const [first] = await enqueue({ graph: sum }, { prepend: true });
    assert.equal((await items.next())?.item_id, first);
    assert.deepEqual(
      (await Array.fromAsync(items.list())).map(({ item_id }) => item_id),
      [first, second, last],
    );
    assert.deepEqual((await items.ids({ order_dir: 'ASC' })).item_ids, [last, second, first]);
    await queue.status();
  }),
  queueScenario('a paused queue runs nothing until it is resumed', async ({ queue, raw, enqueue, finish }) => {
    assert.equal((await queue.pause()).is_started, false);
    const ids = await enqueue({ graph: sum });
    await raw('GET /api/v1/queue/default/status');
    await finish(ids);
    assert.equal((await queue.pause()).is_started, false);
    await queue.status();
  }),
  queueScenario('an empty graph is completed', async ({ run }) => {
    const item = await run({ nodes: {}, edges: [] });
    assert.equal(item.status, 'completed');
  }),
  queueScenario('incomplete graphs and misspelt inputs are accepted', async ({ raw, finish, items }) => {
    const send = (json: unknown) => raw('POST /api/v1/queue/default/enqueue_batch', { json });
    await send({ batch: { graph: {} } });
    await send({ batch: { graph: { nodes: { a: { id: 'a', type: 'add', aa: 5 } } }, runs: '1' } });
    await send({ batch: { graph: { nodes: { a: { id: 'a', type: 'add', a: '5', b: 7.0 } } }, more: 1 }, more: 1 });
    const { item_ids: ids } = await items.ids();
    await finish(ids.toSorted((a, b) => a - b));
  }),
  queueScenario('a batch has a workflow', async ({ raw }) => {
    const workflow = {
      name: 'Sum',
      author: '',
      description: '',
      version: '1.0.0',
      contact: '',
      tags: '',
      notes: '',
      exposedFields: [],
      meta: { version: '3.0.0', category: 'user' },
      nodes: [],
      edges: [],
      form: null,
    };
    const send = (document: unknown) =>
      raw('POST /api/v1/queue/default/enqueue_batch', { json: { batch: { graph: sum, workflow: document } } });
    await send(workflow);
    await send({ ...workflow, meta: { version: 'three', category: 'user' } });
    await send({ ...workflow, meta: { version: '3.0.0', category: 'mine' } });
    await send({ name: 'Sum' });
    await send('Sum');
    await raw('GET /api/v1/queue/default/list_all');
  }),
];
