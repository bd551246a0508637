import { type EventName, eventSchemas } from '@x/models/event';
import type { Graph } from '@x/models/graph';
import { expect, test } from 'vitest';

import { createMemoryRepositories } from '../../src/test.js';

const graph: Graph = { nodes: { a: { id: 'a', type: 'integer' } }, edges: [] };

/** A queue with items of the batch `mine`, and what it sends from then on. */
async function enqueued(runs: number) {
  const repositories = createMemoryRepositories();
  const { queue } = repositories.server;
  const events: [EventName, object][] = [];
  await repositories.queue.enqueue({ batch_id: 'mine', graph, runs });
  queue.onEvent((...event) => events.push(event));
  return { ...repositories, memory: queue, events };
}

test('what a queue sends are events of the server', async () => {
  const { queue, queueItems, memory, events } = await enqueued(3);
  await queue.enqueue({ graph });
  memory.start(1);
  memory.progress(1, 'a');
  memory.finishNodes(1);
  memory.complete(1);
  memory.fail(2, 'a');
  await queueItems.retryMany([2]);
  await queue.cancelBatches(['mine']);
  memory.clear();
  expect(new Set(events.map(([name]) => name)).size).toBe(8);
  for (const [name, payload] of events)
    expect([name, eventSchemas[name].safeParse(payload).error]).toEqual([name, undefined]);
});

test('the status of a queue counts its items, and names the running one', async () => {
  const { queue, memory } = await enqueued(3);
  const idle = { queue: { pending: 3, in_progress: 0, item_id: null }, processor: { is_processing: false } };
  expect(await queue.status()).toMatchObject(idle);
  memory.start(1);
  const busy = { queue: { pending: 2, in_progress: 1, item_id: 1 }, processor: { is_processing: true } };
  expect(await queue.status()).toMatchObject(busy);
});

test('items have sessions of their own, and a queue that is cleared has no items', async () => {
  const { queueItems, memory } = await enqueued(2);
  const items = await queueItems.getMany([1, 2]);
  expect(items.map(({ session_id }) => session_id)).toEqual(['session-1', 'session-2']);
  expect(items.map(({ session }) => session.id)).toEqual(['session-1', 'session-2']);
  memory.clear();
  expect((await queueItems.ids()).item_ids).toEqual([]);
});

test.each(['pending', 'in_progress', 'waiting'] as const)('an item that is %s is canceled', async (status) => {
  const { queueItems, memory } = await enqueued(1);
  memory.change(1, status);
  expect((await queueItems.cancel(1)).status).toBe('canceled');
});

test('a failure is an event of the item, then one of the node, with the same error', async () => {
  const { memory, events } = await enqueued(1);
  memory.fail(1, 'a');
  const error = { error_type: 'ZeroDivisionError', error_message: 'division by zero' };
  expect(events).toMatchObject([
    ['queue_item_status_changed', { item_id: 1, batch_id: 'mine', status: 'failed', ...error }],
    ['invocation_error', { item_id: 1, batch_id: 'mine', invocation_source_id: 'a', ...error }],
  ]);
});

test('canceling a batch cancels what runs and what is pending, and nothing that has ended', async () => {
  const { queue, queueItems, memory, events } = await enqueued(3);
  memory.run(1);
  memory.start(2);
  events.length = 0;
  expect(await queue.cancelBatches(['mine'])).toEqual({ canceled: 2 });
  const items = await queueItems.getMany([1, 2, 3]);
  expect(items.map(({ status }) => status)).toEqual(['completed', 'canceled', 'canceled']);
  expect(items.every(({ completed_at }) => completed_at !== null)).toBe(true);
  expect(events).toMatchObject([
    ['queue_item_status_changed', { item_id: 2, status: 'canceled' }],
    ['queue_items_canceled', { canceled_item_ids: [3] }],
  ]);
});
