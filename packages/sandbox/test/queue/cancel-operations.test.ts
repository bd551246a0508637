import { expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox.js';
import { enqueue, item, nodes, payloadsOf, queue, recordEvents, settled } from '../support/queue.js';

const add = { nodes: nodes({ id: 'n', type: 'add' }) };
const two = { nodes: nodes({ id: 'a', type: 'add' }, { id: 'b', type: 'blank_image', width: 2, height: 2 }) };

async function paused() {
  const sandbox = createSandbox();
  await queue(sandbox, 'PUT processor/pause');
  return sandbox;
}

/** Returns once a node is at work. */
const atWork = (sandbox: Sandbox) =>
  new Promise<void>((resolve) => {
    const stop = sandbox.events.on('invocation_started', () => {
      stop();
      resolve();
    });
  });

test('cancels a pending item with its own event, and only once', async () => {
  using sandbox = await paused();
  await enqueue(sandbox, add);
  const log = recordEvents(sandbox);
  const canceled = { status: 'canceled', status_sequence: 1, started_at: null, completed_at: expect.any(String) };
  expect(await queue(sandbox, 'PUT i/1/cancel')).toMatchObject(canceled);
  expect(await queue(sandbox, 'PUT i/1/cancel')).toMatchObject(canceled);
  expect(log.names()).toEqual(['queue_item_status_changed canceled']);
});

test.each([
  ['PUT cancel_by_batch_ids', { batch_ids: ['b1', 'nope'] }],
  ['PUT cancel_by_destination?destination=d1', undefined],
  ['PUT cancel_all_except_current', undefined],
])('cancels pending items together with one event: %s', async (operation, body) => {
  using sandbox = await paused();
  await enqueue(sandbox, { ...add, batch_id: 'b1', destination: 'd1', runs: 2 });
  const log = recordEvents(sandbox);
  expect(await queue(sandbox, operation, body)).toEqual({ canceled: 2 });
  expect(await queue(sandbox, operation, body)).toEqual({ canceled: 0 });
  expect(payloadsOf(log, 'queue_items_canceled')).toMatchObject([
    { canceled_item_ids: [1, 2], user_ids: ['system'], canceled_item_ids_by_user: { system: [1, 2] } },
  ]);
  expect(log.events).toHaveLength(1);
  expect(await item(sandbox, 1)).toMatchObject({ status: 'canceled', status_sequence: 1 });
});

test('cancels a running item at once; its running node ends, and the output is kept', async () => {
  using sandbox = createSandbox({ nodeDelay: 5 });
  const log = recordEvents(sandbox);
  const begun = atWork(sandbox);
  await enqueue(sandbox, { ...two, destination: 'd' });
  await begun;
  expect(await queue(sandbox, 'PUT cancel_by_destination?destination=d')).toEqual({ canceled: 1 });
  expect(log.names().at(-1)).toBe('queue_item_status_changed canceled');
  await settled(sandbox);
  expect(log.names().filter((name) => name.startsWith('invocation'))).toEqual([
    'invocation_started',
    'invocation_complete',
  ]);
  const canceled = await item(sandbox, 1);
  expect(canceled).toMatchObject({ status: 'canceled', status_sequence: 2 });
  expect(Object.keys(canceled.session.results)).toHaveLength(1);
});

test('an item canceled before its first node runs no nodes', async () => {
  using sandbox = createSandbox({ startDelay: 60_000 });
  const log = recordEvents(sandbox);
  await enqueue(sandbox, two);
  await enqueue(sandbox, { ...add, batch_id: 'b2' });
  while (!log.names().includes('queue_item_status_changed in_progress'))
    await new Promise((resolve) => setTimeout(resolve, 1));
  expect(await queue(sandbox, 'GET current')).toMatchObject({ item_id: 1, session: { results: {} } });
  await queue(sandbox, 'PUT cancel_all_except_current');
  expect(await queue(sandbox, 'PUT i/1/cancel')).toMatchObject({ status: 'canceled', status_sequence: 2 });
  await settled(sandbox);
  expect(payloadsOf(log, 'invocation_started')).toEqual([]);
  expect(await item(sandbox, 2)).toMatchObject({ status: 'canceled', status_sequence: 1 });
});

test('runs the next item after a canceled one', async () => {
  using sandbox = createSandbox({ nodeDelay: 2 });
  const begun = atWork(sandbox);
  await enqueue(sandbox, { ...add, runs: 2 });
  await begun;
  await queue(sandbox, 'PUT i/1/cancel');
  await settled(sandbox);
  expect(await item(sandbox, 2)).toMatchObject({ status: 'completed' });
});
