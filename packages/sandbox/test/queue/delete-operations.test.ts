import { expect, test } from 'vitest';
import { createSandbox } from '../../src/sandbox.js';
import { enqueue, hear, nodes, queue, run, settled } from '../support/queue.js';

const add = { nodes: nodes({ id: 'n', type: 'add' }) };

test('an item that waits is canceled before it is deleted, one that has ended is deleted without a word', async () => {
  using sandbox = createSandbox();
  await run(sandbox, add);
  await queue(sandbox, 'PUT processor/pause');
  await enqueue(sandbox, add);
  const heard = hear(sandbox);
  expect(await queue(sandbox, 'DELETE i/1')).toBe(null);
  expect(heard.names()).toEqual([]);
  expect(await queue(sandbox, 'DELETE i/2')).toBe(null);
  expect(heard.names()).toEqual(['queue_item_status_changed canceled']);
  expect(await queue(sandbox, 'GET item_ids')).toEqual({ item_ids: [], total_count: 0 });
});

test('what waits can be deleted together, and what has one destination, whatever its status', async () => {
  using sandbox = createSandbox();
  await run(sandbox, { ...add, destination: 'd' });
  await queue(sandbox, 'PUT processor/pause');
  await enqueue(sandbox, { ...add, destination: 'd' });
  await enqueue(sandbox, add);
  const heard = hear(sandbox);
  expect(await queue(sandbox, 'DELETE d/d')).toEqual({ deleted: 2 });
  expect(await queue(sandbox, 'DELETE d/nope')).toEqual({ deleted: 0 });
  expect(await queue(sandbox, 'PUT delete_all_except_current')).toEqual({ deleted: 1 });
  expect(heard.events.map(({ payload }) => Reflect.get(payload, 'canceled_item_ids'))).toEqual([[1, 2], [3]]);
});

test('of what is deleted with its destination the running item is told of by itself', async () => {
  using sandbox = createSandbox({ startDelay: 60_000 });
  const heard = hear(sandbox);
  await enqueue(sandbox, { ...add, destination: 'd', runs: 2 });
  while (!heard.names().includes('queue_item_status_changed in_progress')) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  heard.events.length = 0;
  expect(await queue(sandbox, 'DELETE d/d')).toEqual({ deleted: 2 });
  expect(heard.names()).toEqual(['queue_item_status_changed canceled', 'queue_items_canceled']);
  expect(heard.events[1]?.payload).toMatchObject({ canceled_item_ids: [2] });
});

test('pruning takes what has ended, without a word', async () => {
  using sandbox = createSandbox();
  await run(sandbox, { ...add, runs: 2 });
  await queue(sandbox, 'PUT processor/pause');
  await enqueue(sandbox, add);
  const heard = hear(sandbox);
  expect(await queue(sandbox, 'PUT prune')).toEqual({ deleted: 2 });
  expect(await queue(sandbox, 'GET item_ids')).toMatchObject({ item_ids: [3] });
  expect(heard.events).toEqual([]);
});

test('clearing takes everything and tells the room of the queue; ids are not used again', async () => {
  using sandbox = createSandbox({ startDelay: 60_000 });
  const heard = hear(sandbox);
  await enqueue(sandbox, { ...add, runs: 3 });
  while (!heard.names().includes('queue_item_status_changed in_progress'))
    await new Promise((resolve) => setTimeout(resolve, 1));
  heard.events.length = 0;
  const outside: string[] = [];
  sandbox.events.connect({ hear: ({ name }) => void outside.push(name) });
  expect(await queue(sandbox, 'PUT clear')).toEqual({ deleted: 3 });
  expect(heard.names()).toEqual(['queue_item_status_changed canceled', 'queue_cleared']);
  expect(heard.events[1]?.payload).toMatchObject({ queue_id: 'default', user_id: null });
  expect(outside).toEqual(['queue_item_status_changed']);
  await settled(sandbox);
  await queue(sandbox, 'PUT processor/pause');
  expect(await enqueue(sandbox, add)).toMatchObject({ item_ids: [4] });
  expect(await queue(sandbox, 'GET status')).toMatchObject({ queue: { pending: 1, canceled: 0, total: 1 } });
});
