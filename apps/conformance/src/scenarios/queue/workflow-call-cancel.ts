import assert from 'node:assert/strict';

import { graph } from '../../runner/graph.js';
import { type QueueContext, queueScenario } from '../../runner/queue-scenario.js';
import { waitUntilIdle } from '../../runner/wait-until-idle.js';
import { addition, call, readItems, returning, saveWorkflow } from '../../runner/workflow-call.js';
import { workflowDocument, workflowEdge, workflowNode } from '../../runner/workflow-document.js';

/** A workflow that runs for a second, and returns. */
const long = workflowDocument({
  nodes: [
    workflowNode('l', 'range', { start: 0, stop: 500 }),
    workflowNode('i', 'iterate'),
    workflowNode('a', 'add', { b: 1 }),
    workflowNode('r', 'workflow_return'),
  ],
  edges: [workflowEdge('l.collection', 'i.collection'), workflowEdge('i.item', 'a.a')],
});

const node = workflowNode('n', 'integer_batch', { integers: [1, 2] });
const longBatch = {
  ...long,
  nodes: [...long.nodes, node],
  edges: [...long.edges, workflowEdge('n.integers', 'a.b')],
};

/** The number of nodes that run before the server stops them is random. */
const options = { ignore: /^invocation_/ };

/**
 * Calls a workflow in two items of another priority, and `work` as soon as the first call runs. The queue is paused
 * meanwhile.
 */
async function whileCalled(
  context: QueueContext,
  work: (parent: number, child: number, next: number) => Promise<void>,
  document = long,
): Promise<void> {
  const id = await saveWorkflow(context, document);
  const batch = { graph: graph({ c: call(id) }), batch_id: 'calls', destination: 'a shelf' };
  const [next = 0] = await context.enqueue(batch);
  const [, parent = 0] = await context.enqueue(batch, { prepend: true });
  const begun = context.started(parent + 1);
  await context.queue.resume();
  await begun;
  await context.unrecorded.transport.send('PUT /api/v1/queue/{queue_id}/processor/pause', {
    path: { queue_id: 'default' },
  });
  await work(parent, parent + 1, next);
  await waitUntilIdle(context.unrecorded);
  await context.settle();
  await context.items.summaries((await context.items.ids({ order_dir: 'ASC' })).item_ids);
  await context.queue.status();
}

export const scenarios = [
  queueScenario(
    'an item waits while the workflow runs that it calls',
    async (context) => {
      await whileCalled(context, async (parent, child, next) => {
        const waiting = await context.items.get(parent);
        assert.equal(waiting.status, 'waiting');
        await context.items.getMany([parent]);
        assert.equal((await context.items.next())?.item_id, next);
        assert.equal((await context.queue.status()).queue.item_id, child);
        await context.queue.batchStatus('calls');
        await context.queue.countsByDestination('a shelf');
      });
    },
    options,
  ),
  queueScenario(
    'an item that calls a workflow is canceled with it',
    (context) =>
      whileCalled(context, async (parent) => {
        assert.equal((await context.items.cancel(parent)).status, 'canceled');
      }),
    options,
  ),
  queueScenario(
    'an item is canceled with the workflow that it calls',
    (context) =>
      whileCalled(context, async (_, child) => {
        assert.equal((await context.items.cancel(child)).status, 'canceled');
      }),
    options,
  ),
  queueScenario(
    'an item that calls a batch is canceled with all of it',
    (context) => whileCalled(context, async (parent) => void (await context.items.cancel(parent)), longBatch),
    options,
  ),
  queueScenario(
    'one item of a called batch is canceled with the others',
    (context) => whileCalled(context, async (_, child) => void (await context.items.cancel(child + 1)), longBatch),
    options,
  ),
  queueScenario(
    'an item that calls a workflow is deleted with it',
    (context) => whileCalled(context, async (parent) => context.items.delete(parent)),
    options,
  ),
  queueScenario(
    'an item is deleted with the workflow that it calls',
    (context) => whileCalled(context, async (_, child) => context.items.delete(child)),
    options,
  ),
  queueScenario(
    'a batch that calls workflows is canceled',
    (context) =>
      whileCalled(context, async () => {
        assert.equal((await context.queue.cancelBatches(['calls'])).canceled, 3);
      }),
    options,
  ),
  queueScenario(
    'items of one destination that call workflows are canceled',
    (context) =>
      whileCalled(context, async () => {
        assert.equal((await context.queue.cancelByDestination('a shelf')).canceled, 3);
      }),
    options,
  ),
  queueScenario(
    'items of one destination that call workflows are deleted',
    (context) =>
      whileCalled(context, async () => {
        assert.equal((await context.queue.deleteByDestination('a shelf')).deleted, 3);
      }),
    options,
  ),
  queueScenario(
    'all items except the running one, and those that wait for it, are canceled',
    (context) =>
      whileCalled(context, async (parent) => {
        assert.equal((await context.queue.cancelAllExceptCurrent()).canceled, 1);
        await context.finish([parent]);
      }),
    options,
  ),
  queueScenario(
    'all items except the running one, and those that wait for it, are deleted',
    (context) =>
      whileCalled(context, async (parent) => {
        assert.equal((await context.queue.deleteAllExceptCurrent()).deleted, 1);
        await context.finish([parent]);
      }),
    options,
  ),
  queueScenario(
    'a queue is cleared while an item waits for a workflow',
    (context) =>
      whileCalled(context, async () => {
        assert.equal((await context.queue.clear()).deleted, 3);
      }),
    options,
  ),
  queueScenario('an item that was called is retried with the one that called it', async (context) => {
    const failing = await saveWorkflow(context, returning(workflowNode('a', 'div', { a: 1, b: 0 })));
    const [id = 0] = await context.enqueue({ graph: graph({ c: call(failing) }), batch_id: 'calls' });
    await context.finish([id]);
    assert.deepEqual((await context.items.retryMany([id + 1, id])).retried_item_ids, [id]);
    await context.finish([id + 2]);
    await readItems(context);
  }),
  queueScenario('a completed item that was called is not retried', async (context) => {
    const [id = 0] = await context.enqueue({
      graph: graph({ c: call(await saveWorkflow(context, addition)) }),
      batch_id: 'calls',
    });
    await context.finish([id]);
    assert.deepEqual((await context.items.retryMany([id + 1, id])).retried_item_ids, []);
    await context.items.delete(id + 1);
    await context.items.ids();
  }),
];
