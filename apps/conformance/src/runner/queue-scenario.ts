import type { Batch } from '@x/models/batch';
import type { Graph } from '@x/models/graph';
import type { QueueItem } from '@x/models/queue-item';
import { type EnqueuePosition, QueueRepository } from '@x/repositories/queue';
import { QueueItemRepository } from '@x/repositories/queue-item';

import { emptyQueue } from './empty-queue.js';
import { ItemStarts } from './item-starts.js';
import { LastEvent } from './last-event.js';
import { pollUntil } from './poll-until.js';
import { type Scenario, scenario } from './scenario.js';
import type { ScenarioContext } from './scenario-context.js';

/** What a scenario about the queue works with. Events of the queue are recorded. */
export interface QueueContext extends ScenarioContext {
  readonly queue: QueueRepository;
  readonly items: QueueItemRepository;
  /** Enqueues a batch and returns the ids of its items, the oldest first. */
  enqueue(batch: Batch, position?: EnqueuePosition): Promise<number[]>;
  /** Resumes the queue until these items have ended, and returns them. */
  finish(ids: readonly number[]): Promise<QueueItem[]>;
  /** Runs a graph and returns its item. */
  run(graph: Graph): Promise<QueueItem>;
  /** Resolves when an item starts. Must be called before it does. */
  started(id: number): Promise<void>;
}

/**
 * Returns a scenario that has the queue to itself: empty and paused at first, and emptied afterwards. Events with a name
 * that matches `ignore` are not recorded.
 */
export const queueScenario = (
  title: string,
  run: (context: QueueContext) => Promise<void>,
  { ignore }: { readonly ignore?: RegExp } = {},
): Scenario =>
  scenario(
    title,
    async (context) => {
      await emptyQueue(context.unrecorded);
      const starts = new ItemStarts();
      const last = new LastEvent(context.unrecorded);
      const stopListening = await context.listen(
        (event) => {
          starts.listener(event);
          last.listener(event);
        },
        (event) => ignore?.test(event.name) || last.isOf(event),
      );
      try {
        await run({ ...withQueue(context), started: (id) => starts.waitFor(id) });
        await last.arrived();
      } finally {
        stopListening();
        await emptyQueue(context.unrecorded);
        await new QueueRepository(context.unrecorded.transport).resume();
      }
    },
    { exclusive: true },
  );

function withQueue(context: ScenarioContext): Omit<QueueContext, 'started'> {
  const queue = new QueueRepository(context.client.transport);
  const items = new QueueItemRepository(context.client.transport);
  const unrecordedItems = new QueueItemRepository(context.unrecorded.transport);
  const enqueue: QueueContext['enqueue'] = async (batch, position) =>
    (await queue.enqueue(batch, position)).item_ids.toSorted((a, b) => a - b);
  const polling = { timeout: 60_000, interval: context.eventDelay };
  const ended = (id: number) =>
    pollUntil(
      `queue item ${id} has ended`,
      async () => (await unrecordedItems.get(id)).completed_at ?? undefined,
      polling,
    );
  const finish: QueueContext['finish'] = async (ids) => {
    await new QueueRepository(context.unrecorded.transport).resume();
    for (const id of ids) await ended(id);
    return items.getMany(ids);
  };
  const run: QueueContext['run'] = async (graph) => {
    const [item] = await finish(await enqueue({ graph }));
    if (!item) throw new Error('the queue item of the graph no longer exists');
    return item;
  };
  return { ...context, queue, items, enqueue, finish, run };
}
