import { expect, test } from 'vitest';
import { record } from '../../src/internal/validation/record.js';
import { createSandbox } from '../../src/sandbox.js';
import { enqueue, nodes, queue, recordEvents, run, settled } from '../support/queue.js';

const add = { nodes: nodes({ id: 'n', type: 'add' }) };

test('cancels a pending item before deleting it, and deletes an ended one without events', async () => {
  using sandbox = createSandbox();
  await run(sandbox, add);
  await queue(sandbox, 'PUT processor/pause');
  await enqueue(sandbox, add);
  const log = recordEvents(sandbox);
  expect(await queue(sandbox, 'DELETE i/1')).toBe(null);
  expect(log.names()).toEqual([]);
  expect(await queue(sandbox, 'DELETE i/2')).toBe(null);
  expect(log.names()).toEqual(['queue_item_status_changed canceled']);
  expect(await queue(sandbox, 'GET item_ids')).toEqual({ item_ids: [], total_count: 0 });
});

test('deletes all pending items, and all items with one destination', async () => {
  using sandbox = createSandbox();
  await run(sandbox, { ...add, destination: 'd' });
  await queue(sandbox, 'PUT processor/pause');
  await enqueue(sandbox, { ...add, destination: 'd' });
  await enqueue(sandbox, add);
  const log = recordEvents(sandbox);
  expect(await queue(sandbox, 'DELETE d/d')).toEqual({ deleted: 2 });
  expect(await queue(sandbox, 'DELETE d/nope')).toEqual({ deleted: 0 });
  expect(await queue(sandbox, 'PUT delete_all_except_current')).toEqual({ deleted: 1 });
  expect(log.events.map(({ payload }) => record(payload)['canceled_item_ids'])).toEqual([[1, 2], [3]]);
});

test('deleting by destination sends a separate event for the running item', async () => {
  using sandbox = createSandbox({ startDelay: 60_000 });
  const log = recordEvents(sandbox);
  await enqueue(sandbox, { ...add, destination: 'd', runs: 2 });
  while (!log.names().includes('queue_item_status_changed in_progress')) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  log.events.length = 0;
  expect(await queue(sandbox, 'DELETE d/d')).toEqual({ deleted: 2 });
  expect(log.names()).toEqual(['queue_item_status_changed canceled', 'queue_items_canceled']);
  expect(log.events[1]?.payload).toMatchObject({ canceled_item_ids: [2] });
});

test('pruning deletes ended items without events', async () => {
  using sandbox = createSandbox();
  await run(sandbox, { ...add, runs: 2 });
  await queue(sandbox, 'PUT processor/pause');
  await enqueue(sandbox, add);
  const log = recordEvents(sandbox);
  expect(await queue(sandbox, 'PUT prune')).toEqual({ deleted: 2 });
  expect(await queue(sandbox, 'GET item_ids')).toMatchObject({ item_ids: [3] });
  expect(log.events).toEqual([]);
});

test('clearing deletes all items and sends an event to the room of the queue; ids are not reused', async () => {
  using sandbox = createSandbox({ startDelay: 60_000 });
  const log = recordEvents(sandbox);
  await enqueue(sandbox, { ...add, runs: 3 });
  while (!log.names().includes('queue_item_status_changed in_progress'))
    await new Promise((resolve) => setTimeout(resolve, 1));
  log.events.length = 0;
  const outside: string[] = [];
  sandbox.events.connect({ onEvent: ({ name }) => void outside.push(name) });
  expect(await queue(sandbox, 'PUT clear')).toEqual({ deleted: 3 });
  expect(log.names()).toEqual(['queue_item_status_changed canceled', 'queue_cleared']);
  expect(log.events[1]?.payload).toMatchObject({ queue_id: 'default', user_id: null });
  expect(outside).toEqual(['queue_item_status_changed']);
  await settled(sandbox);
  await queue(sandbox, 'PUT processor/pause');
  expect(await enqueue(sandbox, add)).toMatchObject({ item_ids: [4] });
  expect(await queue(sandbox, 'GET status')).toMatchObject({ queue: { pending: 1, canceled: 0, total: 1 } });
});
