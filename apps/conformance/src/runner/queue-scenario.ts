import { setTimeout as sleep } from 'node:timers/promises';

import type { Batch } from '@x/models/batch';
import type { Graph } from '@x/models/graph';
import type { QueueItem } from '@x/models/queue-item';
import { type EnqueuePosition, QueueRepository } from '@x/repositories/queue';
import { QueueItemRepository } from '@x/repositories/queue-item';
import { emptyQueue } from './empty-queue.js';
import { Beginnings } from './item-starts.js';
import { type Scenario, scenario } from './scenario.js';
import type { Stage } from './scenario-context.js';

const PATIENCE = 60_000;

/** What a scenario about jobs has besides. What the queue tells is noted. */
export interface QueueStage extends Stage {
  readonly queue: QueueRepository;
  readonly items: QueueItemRepository;
  /** Puts a batch on the queue, and returns the ids of its items, the oldest first. */
  enqueue(batch: Batch, position?: EnqueuePosition): Promise<number[]>;
  /** Lets the queue go on until these items have ended, and returns what came of them. */
  finish(ids: readonly number[]): Promise<QueueItem[]>;
  /** Runs a graph and returns what came of it. */
  run(graph: Graph): Promise<QueueItem>;
  /** Resolves when an item begins, which must be still to come. */
  begun(id: number): Promise<void>;
}

/**
 * Returns a story that has the queue to itself: it is empty and paused at first, and empty again afterwards. Events with
 * a name to `ignore` are not noted.
 */
export const queueScenario = (
  title: string,
  play: (stage: QueueStage) => Promise<void>,
  { ignore }: { readonly ignore?: RegExp } = {},
): Scenario =>
  scenario(
    title,
    async (stage) => {
      await emptyQueue(stage.aside);
      const beginnings = new Beginnings();
      const deafen = await stage.listen(beginnings.hear, ignore);
      try {
        await play({ ...withQueue(stage), begun: (id) => beginnings.of(id) });
        await sleep(stage.moment);
      } finally {
        deafen();
        await emptyQueue(stage.aside);
        await new QueueRepository(stage.aside.transport).resume();
      }
    },
    { alone: true },
  );

function withQueue(stage: Stage): Omit<QueueStage, 'begun'> {
  const queue = new QueueRepository(stage.client.transport);
  const items = new QueueItemRepository(stage.client.transport);
  const unseen = new QueueItemRepository(stage.aside.transport);
  const enqueue: QueueStage['enqueue'] = async (batch, position) =>
    (await queue.enqueue(batch, position)).item_ids.toSorted((a, b) => a - b);
  const ended = async (id: number) => {
    for (const deadline = Date.now() + PATIENCE; Date.now() < deadline; await sleep(stage.moment)) {
      if ((await unseen.get(id)).completed_at) return;
    }
    throw new Error(`an item had not ended after ${PATIENCE / 1_000} s`);
  };
  const finish: QueueStage['finish'] = async (ids) => {
    await new QueueRepository(stage.aside.transport).resume();
    for (const id of ids) await ended(id);
    return items.getMany(ids);
  };
  const run: QueueStage['run'] = async (graph) => {
    const [item] = await finish(await enqueue({ graph }));
    if (!item) throw new Error('the item that was run is gone');
    return item;
  };
  return { ...stage, queue, items, enqueue, finish, run };
}
