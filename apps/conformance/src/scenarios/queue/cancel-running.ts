import assert from 'node:assert/strict';

import { graph } from '../../runner/graph.js';
import { type QueueStage, queueScenario } from '../../runner/queue-scenario.js';

const long = graph(
  { r: { type: 'range', start: 0, stop: 500 }, i: { type: 'iterate' }, a: { type: 'add', use_cache: false } },
  ['r.collection i.collection', 'i.item a.a'],
);

/** How far the nodes come before the server notices is left to chance. */
const needs = { ignore: /^invocation_/ };

/** Does something as soon as the first of the items runs, and waits until all is quiet. */
async function whileFirstRuns(stage: QueueStage, runs: number, work: (ids: number[]) => Promise<void>): Promise<void> {
  const ids = await stage.enqueue({ graph: long, runs, batch_id: 'mine', destination: 'a shelf' });
  const begun = stage.begun(ids[0] ?? 0);
  await stage.queue.resume();
  await begun;
  await stage.aside.transport.send('PUT /api/v1/queue/{queue_id}/processor/pause', { path: { queue_id: 'default' } });
  await work(ids);
  await stage.settle();
}

export const scenarios = [
  queueScenario(
    'the item that runs is canceled',
    async (stage) => {
      await whileFirstRuns(stage, 1, async ([id = 0]) => {
        assert.equal((await stage.items.current())?.item_id, id);
        assert.equal((await stage.items.cancel(id)).status, 'canceled');
      });
      await stage.items.summaries((await stage.items.ids({ order_dir: 'ASC' })).item_ids);
      await stage.queue.status();
    },
    needs,
  ),
  queueScenario(
    'all but the item that runs is canceled',
    async (stage) => {
      await whileFirstRuns(stage, 2, async ([id = 0]) => {
        assert.equal((await stage.queue.cancelAllExceptCurrent()).canceled, 1);
        await stage.finish([id]);
      });
      await stage.items.summaries((await stage.items.ids({ order_dir: 'ASC' })).item_ids);
    },
    needs,
  ),
  queueScenario(
    'a batch is canceled while it runs',
    async (stage) => {
      await whileFirstRuns(stage, 3, async () => {
        assert.equal((await stage.queue.cancelBatches(['mine'])).canceled, 3);
      });
      await stage.items.summaries((await stage.items.ids({ order_dir: 'ASC' })).item_ids);
    },
    needs,
  ),
  queueScenario(
    'what goes one way is canceled while it runs',
    async (stage) => {
      await whileFirstRuns(stage, 2, async () => {
        assert.equal((await stage.queue.cancelByDestination('a shelf')).canceled, 2);
      });
      await stage.items.summaries((await stage.items.ids({ order_dir: 'ASC' })).item_ids);
    },
    needs,
  ),
  queueScenario(
    'a queue is cleared while it runs',
    async (stage) => {
      await whileFirstRuns(stage, 2, async () => {
        assert.equal((await stage.queue.clear()).deleted, 2);
      });
      await stage.queue.status();
    },
    needs,
  ),
  queueScenario(
    'the item that runs is deleted',
    async (stage) => {
      await whileFirstRuns(stage, 1, async ([id = 0]) => stage.items.delete(id));
      await stage.items.ids();
    },
    needs,
  ),
  queueScenario(
    'what goes one way is deleted while it runs',
    async (stage) => {
      await whileFirstRuns(stage, 2, async () => {
        assert.equal((await stage.queue.deleteByDestination('a shelf')).deleted, 2);
      });
      await stage.items.ids();
    },
    needs,
  ),
];
