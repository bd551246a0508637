import { connect as connectTo } from 'node:net';

import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox.js';
import { type ServedSandbox, serve } from '../../src/serve.js';
import { enqueue, nodes, settled } from '../support/queue.js';

let sandbox: Sandbox;
let served: ServedSandbox;
const sockets: Socket[] = [];
beforeEach(async () => {
  sandbox = createSandbox({ basePath: '/invoke' });
  served = await serve(sandbox);
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.close();
  await served.close();
  sandbox.close();
});

const add = { nodes: nodes({ id: 'n', type: 'add' }) };

function open({ transports = ['websocket'], path = '/ws/socket.io' } = {}): Socket {
  const socket = io(served.url, { path, transports, forceNew: true, reconnectionDelay: 5, reconnectionDelayMax: 10 });
  sockets.push(socket);
  return socket;
}

/** Returns a connected socket and the events it has received since. */
async function opened(options?: Parameters<typeof open>[0]) {
  const socket = open(options);
  const log: string[] = [];
  socket.onAny((name: string) => void log.push(name));
  await new Promise((resolve) => socket.once('connect', () => resolve(undefined)));
  return { socket, log };
}

const until = async (isDone: () => boolean) => {
  while (!isDone()) await new Promise((resolve) => setTimeout(resolve, 2));
};

const RUN = [
  'batch_enqueued',
  'queue_item_status_changed',
  'invocation_started',
  'invocation_complete',
  'queue_item_status_changed',
];

test.each([
  { transports: ['websocket'] },
  { transports: ['polling'] },
  { transports: ['websocket'], path: '/invoke/ws/socket.io' },
  { transports: ['polling'], path: '/invoke/ws/socket.io' },
])('sends events of a queue to everybody, subscribed or not: %o', async (options) => {
  const { log } = await opened(options);
  await enqueue(sandbox, add);
  await until(() => log.length === 5);
  expect(log).toEqual(RUN);
});

test('acknowledges joining and leaving rooms, and ignores other payloads', async () => {
  const { socket, log } = await opened();
  const emit = (name: string, payload: unknown) =>
    socket
      .timeout(50)
      .emitWithAck(name, payload)
      .then(
        () => 'acknowledged',
        () => 'silence',
      );
  expect(await emit('subscribe_queue', { queue_id: 'default' })).toBe('acknowledged');
  await sandbox.fetch('http://x/api/v1/queue/default/clear', { method: 'PUT' });
  await until(() => log.length === 1);
  expect(await emit('unsubscribe_queue', { queue_id: 'default' })).toBe('acknowledged');
  await sandbox.fetch('http://x/api/v1/queue/default/clear', { method: 'PUT' });
  for (const payload of [{}, null, 'x', { queue_id: 5 }])
    expect(await emit('subscribe_queue', payload)).toBe('silence');
  expect(await emit('nothing_known', {})).toBe('silence');
  expect(log).toEqual(['queue_cleared']);
});

test('sends the start and the end of a download to its room', async () => {
  await sandbox.seed({ images: [{ image_name: 'a.png' }] });
  const { socket, log } = await opened();
  await socket.emitWithAck('subscribe_bulk_download', { bulk_download_id: 'default' });
  const download = (names: string[]) =>
    sandbox.fetch('http://x/api/v1/images/download', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ image_names: names }),
    });
  const { bulk_download_item_name: item } = await (await download(['a.png'])).json();
  const payload = await new Promise((resolve) => socket.once('bulk_download_complete', resolve));
  expect(payload).toMatchObject({
    bulk_download_id: 'default',
    bulk_download_item_id: item.replace('.zip', ''),
    bulk_download_item_name: item,
    user_id: 'system',
  });
  await download(['nope.png']);
  await until(() => log.length === 4);
  expect(log.slice(2)).toEqual(['bulk_download_started', 'bulk_download_error']);
  await socket.emitWithAck('unsubscribe_bulk_download', { bulk_download_id: 'default' });
  await download(['a.png']);
  await socket.emitWithAck('subscribe_queue', { queue_id: 'x' });
  expect(log).toHaveLength(4);
});

test('a disconnected socket reconnects by itself and has missed the events in between', async () => {
  const { socket, log } = await opened();
  sandbox.fault({ kind: 'cut-socket', match: 'invocation_started', times: 1 });
  const reasons: string[] = [];
  socket.on('disconnect', (reason) => void reasons.push(reason));
  await enqueue(sandbox, add);
  await settled(sandbox);
  await until(() => socket.connected && reasons.length > 0);
  expect(log).toEqual(RUN.slice(0, 2));
  expect(reasons).toEqual(['transport close']);
  await enqueue(sandbox, add);
  await until(() => log.length === 7);
});

test('a refused socket gets an error, and connects once the rule is removed', async () => {
  const remove = sandbox.fault({ kind: 'refuse-socket' });
  const socket = open();
  const error = await new Promise((resolve) => socket.once('connect_error', resolve));
  expect([error instanceof Error, socket.active]).toEqual([true, true]);
  remove();
  await new Promise((resolve) => socket.once('connect', () => resolve(undefined)));
});

test('a killed sandbox disconnects its sockets and refuses them until it is revived; running items are canceled then', async () => {
  const { socket } = await opened();
  sandbox.fault({ kind: 'kill', times: 1 });
  await expect(sandbox.fetch('http://x/')).rejects.toThrow('fetch failed');
  await until(() => !socket.connected);
  sandbox.revive();
  await until(() => socket.connected);
});

test('closing a server closes its connections', async () => {
  await opened();
  await opened({ transports: ['polling'] });
  const port = Number(new URL(served.url).port);
  await served.close();
  await expect(
    new Promise((resolve, reject) => connectTo(port, '127.0.0.1', () => resolve('open')).on('error', reject)),
  ).rejects.toThrow('ECONNREFUSED');
  served = await serve(sandbox);
});
