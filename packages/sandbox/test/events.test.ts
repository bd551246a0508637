import { expect, test } from 'vitest';
import type { FaultRule } from '../src/fault.js';
import { createSandbox, type Sandbox } from '../src/sandbox.js';
import { enqueue, item, nodes, queue, recordEvents, settled } from './support/queue.js';

const add = { nodes: nodes({ id: 'n', type: 'add' }) };
const RUN = [
  'batch_enqueued',
  'queue_item_status_changed in_progress',
  'invocation_started',
  'invocation_complete',
  'queue_item_status_changed completed',
];

async function eventsWith(rule: FaultRule): Promise<string[]> {
  using sandbox = createSandbox({ seed: 3 });
  const log = recordEvents(sandbox);
  sandbox.fault(rule);
  await enqueue(sandbox, add);
  await settled(sandbox);
  await new Promise((resolve) => setTimeout(resolve, 20));
  return log.names();
}

test('drops and duplicates events', async () => {
  expect(await eventsWith({ kind: 'drop-event', match: 'invocation_started' })).toEqual(RUN.toSpliced(2, 1));
  expect(await eventsWith({ kind: 'duplicate-event', match: 'batch_enqueued' })).toEqual([RUN[0], ...RUN]);
});

test('delays events, and reorders them behind the next one', async () => {
  const late = await eventsWith({ kind: 'delay-event', milliseconds: 10, match: 'invocation_started' });
  expect(late).toEqual([...RUN.toSpliced(2, 1), RUN[2]]);
  const behind = await eventsWith({ kind: 'reorder-event', match: ({ name }) => name === 'invocation_started' });
  expect(behind).toEqual([RUN[0], RUN[1], RUN[3], RUN[2], RUN[4]]);
});

test('a rule starts after some events and ends after some faults', async () => {
  const match = 'queue_item_status_changed';
  expect(await eventsWith({ kind: 'drop-event', match, after: 1, times: 1 })).toEqual(RUN.slice(0, 4));
});

test('silence lasts until the rule is removed, and connections stay', async () => {
  using sandbox = createSandbox();
  const log = recordEvents(sandbox);
  const remove = sandbox.fault({ kind: 'silence-socket', match: 'invocation_started', times: 1 });
  await enqueue(sandbox, add);
  await settled(sandbox);
  expect(log.names()).toEqual(RUN.slice(0, 2));
  remove();
  await enqueue(sandbox, add);
  await settled(sandbox);
  expect(log.names()).toEqual([...RUN.slice(0, 2), ...RUN]);
});

test('the same seed drops the same events, another seed others', async () => {
  const lost = async (seed: number) => {
    using sandbox = createSandbox({ seed });
    const log = recordEvents(sandbox);
    sandbox.fault({ kind: 'drop-event', probability: 0.5 });
    await enqueue(sandbox, { ...add, runs: 10 });
    await settled(sandbox);
    return log.names().join();
  };
  const first = await lost(1);
  expect(await lost(1)).toBe(first);
  expect(await lost(2)).not.toBe(first);
});

test('a client is refused, disconnected, and receives only events of its rooms', async () => {
  using sandbox = createSandbox();
  const names: string[] = [];
  const recordName = ({ name }: { name: string }) => void names.push(name);
  const client = { onEvent: recordName, onDisconnect: () => void names.push('cut') };
  sandbox.fault({ kind: 'refuse-socket', times: 1 });
  expect(() => sandbox.events.connect(client)).toThrow('refused');
  const connection = sandbox.events.connect(client);
  await queue(sandbox, 'PUT clear');
  connection.join('default');
  await queue(sandbox, 'PUT clear');
  connection.leave('default');
  await queue(sandbox, 'PUT clear');
  expect(names).toEqual(['queue_cleared']);
  sandbox.fault({ kind: 'cut-socket', times: 1 });
  await enqueue(sandbox, add);
  await settled(sandbox);
  expect(names).toEqual(['queue_cleared', 'cut']);
});

test('a client joins and leaves rooms by the messages of a socket', async () => {
  using sandbox = createSandbox();
  const names: string[] = [];
  const connection = sandbox.events.connect({ onEvent: ({ name }) => void names.push(name) });
  for (const payload of [undefined, null, 'default', {}, { queue_id: 1 }, { bulk_download_id: 'default' }]) {
    expect(connection.send('subscribe_queue', payload)).toBe(false);
  }
  expect(connection.send('toString', { queue_id: 'default' })).toBe(false);
  await queue(sandbox, 'PUT clear');
  expect(connection.send('subscribe_queue', { queue_id: 'default' })).toBe(true);
  await queue(sandbox, 'PUT clear');
  expect(connection.send('unsubscribe_queue', { queue_id: 'default' })).toBe(true);
  await queue(sandbox, 'PUT clear');
  expect(names).toEqual(['queue_cleared']);
});

test('a listener receives one kind of event, of any room, until it is removed', async () => {
  using sandbox = createSandbox();
  const queues: string[] = [];
  const stop = sandbox.events.on('queue_cleared', ({ queue_id }) => void queues.push(queue_id));
  await queue(sandbox, 'PUT clear');
  stop();
  await queue(sandbox, 'PUT clear');
  expect(queues).toEqual(['default']);
});

/** Returns once a node is at work. */
const atWork = (sandbox: Sandbox) =>
  new Promise<void>((resolve) => void sandbox.events.on('invocation_started', () => resolve()));

test('a revived sandbox continues as a restarted server', async () => {
  using sandbox = createSandbox({ nodeDelay: 5 });
  const begun = atWork(sandbox);
  await enqueue(sandbox, { ...add, runs: 2 });
  await begun;
  const log = recordEvents(sandbox);
  sandbox.fault({ kind: 'kill', times: 1 });
  await expect(sandbox.fetch('http://x/')).rejects.toThrow('fetch failed');
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(log.events).toEqual([]);
  sandbox.revive();
  await settled(sandbox);
  expect(await item(sandbox, 1)).toMatchObject({
    status: 'canceled',
    status_sequence: 2,
    completed_at: expect.any(String),
    session: { results: {} },
  });
  expect(await item(sandbox, 2)).toMatchObject({ status: 'completed' });
  expect(log.events).toEqual([]);
});
