import assert from 'node:assert/strict';

import { graph } from '../../runner/graph.js';
import { type QueueContext, queueScenario } from '../../runner/queue-scenario.js';
import { waitUntilIdle } from '../../runner/wait-until-idle.js';

const long = graph(
  { r: { type: 'range', start: 0, stop: 500 }, i: { type: 'iterate' }, a: { type: 'add', use_cache: false } },
  ['r.collection i.collection', 'i.item a.a'],
);

/** The number of nodes that run before the server stops them is random. */
const options = { ignore: /^invocation_/ };

/** Calls `work` as soon as the first item runs, and waits for the background work of the server. */
async function whileFirstRuns(
  context: QueueContext,
  runs: number,
  work: (ids: number[]) => Promise<void>,
): Promise<void> {
  const ids = await context.enqueue({ graph: long, runs, batch_id: 'mine', destination: 'a shelf' });
  const begun = context.started(ids[0] ?? 0);
  await context.queue.resume();
  await begun;
  await context.unrecorded.transport.send('PUT /api/v1/queue/{queue_id}/processor/pause', {
    path: { queue_id: 'default' },
  });
  await work(ids);
  await waitUntilIdle(context.unrecorded);
  await context.settle();
}

export const scenarios = [
  queueScenario(
    'the running item is canceled',
    async (context) => {
      await whileFirstRuns(context, 1, async ([id = 0]) => {
        assert.equal((await context.items.current())?.item_id, id);
        assert.equal((await context.items.cancel(id)).status, 'canceled');
      });
      await context.items.summaries((await context.items.ids({ order_dir: 'ASC' })).item_ids);
      await context.queue.status();
    },
    options,
  ),
  queueScenario(
    'all items except the running one are canceled',
    async (context) => {
      await whileFirstRuns(context, 2, async ([id = 0]) => {
        assert.equal((await context.queue.cancelAllExceptCurrent()).canceled, 1);
        await context.finish([id]);
      });
      await context.items.summaries((await context.items.ids({ order_dir: 'ASC' })).item_ids);
    },
    options,
  ),
  queueScenario(
    'a running batch is canceled',
    async (context) => {
      await whileFirstRuns(context, 3, async () => {
        assert.equal((await context.queue.cancelBatches(['mine'])).canceled, 3);
      });
      await context.items.summaries((await context.items.ids({ order_dir: 'ASC' })).item_ids);
    },
    options,
  ),
  queueScenario(
    'running items of one destination are canceled',
    async (context) => {
      await whileFirstRuns(context, 2, async () => {
        assert.equal((await context.queue.cancelByDestination('a shelf')).canceled, 2);
      });
      await context.items.summaries((await context.items.ids({ order_dir: 'ASC' })).item_ids);
    },
    options,
  ),
  queueScenario(
    'a running queue is cleared',
    async (context) => {
      await whileFirstRuns(context, 2, async () => {
        assert.equal((await context.queue.clear()).deleted, 2);
      });
      await context.queue.status();
    },
    options,
  ),
  queueScenario(
    'the running item is deleted',
    async (context) => {
      await whileFirstRuns(context, 1, async ([id = 0]) => context.items.delete(id));
      await context.items.ids();
    },
    options,
  ),
  queueScenario(
    'running items of one destination are deleted',
    async (context) => {
      await whileFirstRuns(context, 2, async () => {
        assert.equal((await context.queue.deleteByDestination('a shelf')).deleted, 2);
      });
      await context.items.ids();
    },
    options,
  ),
];
