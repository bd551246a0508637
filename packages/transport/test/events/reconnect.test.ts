import { createServer } from 'node:http';

import { expect, test } from 'vitest';
import { createEventSocket, type SocketStateChange } from '../../src/event-socket.js';
import { startEventServer } from '../support/event-server.js';
import { events, reached, room } from '../support/events.js';
import { startProxy, type Treatment } from '../support/proxy.js';

const random = () => 0;
const Forbidden = class extends WebSocket {
  constructor() {
    super('no URL');
  }
};
const lost = (reason: string) => ({
  state: 'disconnected',
  error: expect.objectContaining({ name: 'SocketError', reason }),
});

test.concurrent('reports when it is disconnected, and enters its rooms again before it reports that it is open', async ({
  expect,
}) => {
  const first = await startEventServer();
  const { port } = first;
  using socket = createEventSocket({ baseUrl: first.url, events, random });
  const changes: SocketStateChange[] = [];
  socket.onState((change) => changes.push(change));
  const lease = await socket.join(room);
  const disconnected = reached(socket, 'disconnected');
  await first[Symbol.asyncDispose]();
  await disconnected;
  expect(lease.live).toBe(false);
  await using second = await startEventServer({ port });
  await reached(socket, 'open');
  expect(lease.live).toBe(true);
  expect(second.received).toEqual([['subscribe_queue', room.payload]]);
  expect(changes).toEqual([
    { state: 'connecting' },
    { state: 'open', missed: false },
    lost('transport close'),
    { state: 'open', missed: true },
  ]);
});

test.concurrent('connects to a server that starts later', async ({ expect }) => {
  const server = await startEventServer();
  const { port, url } = server;
  await server[Symbol.asyncDispose]();
  using socket = createEventSocket({ baseUrl: url, events, random });
  const disconnected = reached(socket, 'disconnected');
  const lease = await socket.join(room);
  expect(lease.live).toBe(false);
  expect((await disconnected).error.message).toMatch(/^events: .*ECONNREFUSED/);
  expect(await socket.join(room)).toMatchObject({ live: false });
  await using _ = await startEventServer({ port });
  expect(await reached(socket, 'open')).toEqual({ state: 'open', missed: true });
  expect(lease.live).toBe(true);
});

test.concurrent('a refused connection is retried with the token of that time', async ({ expect }) => {
  await using server = await startEventServer({ accepts: ({ token }) => token === 'good' });
  let token = 'bad';
  using socket = createEventSocket({ baseUrl: server.url, events, random, token: () => token });
  const refused = reached(socket, 'refused');
  const lease = await socket.join(room);
  expect(lease.live).toBe(false);
  expect((await refused).error).toMatchObject({ name: 'SocketError', reason: 'Connection rejected by server' });
  token = 'good';
  expect(await reached(socket, 'open')).toEqual({ state: 'open', missed: true });
  expect(lease.live).toBe(true);
  expect(server.auths.at(0)).toEqual({ token: 'bad' });
  expect(server.auths.at(-1)).toEqual({ token: 'good' });
});

test.concurrent('a failing token function counts as refused, a disconnect by the server as disconnected', async ({
  expect,
}) => {
  await using server = await startEventServer();
  const failure = new Error('logged out');
  let fails = true;
  const token = async () => {
    if (fails) throw failure;
    return 'abc';
  };
  using socket = createEventSocket({ baseUrl: server.url, events, random, token });
  const refused = reached(socket, 'refused');
  await socket.join(room);
  expect((await refused).error).toBe(failure);
  expect(server.auths).toEqual([]);
  fails = false;
  await reached(socket, 'open');
  const disconnected = reached(socket, 'disconnected');
  server.io.disconnectSockets();
  expect(await disconnected).toEqual(lost('io server disconnect'));
  expect(await reached(socket, 'open')).toEqual({ state: 'open', missed: true });
});

test.concurrent('reconnects on request, with the current token', async ({ expect }) => {
  await using server = await startEventServer();
  let token = 'one';
  using socket = createEventSocket({ baseUrl: server.url, events, token: () => token });
  socket.reconnect();
  expect(socket.state).toBe('idle');
  const lease = await socket.join(room);
  token = 'two';
  const disconnected = reached(socket, 'disconnected');
  socket.reconnect();
  expect(await disconnected).toEqual(lost('reconnecting'));
  expect(await reached(socket, 'open')).toEqual({ state: 'open', missed: true });
  expect(lease.live).toBe(true);
  expect(server.auths).toEqual([{ token: 'one' }, { token: 'two' }]);
});

test.concurrent('polls a server without websockets', async ({ expect }) => {
  await using server = await startEventServer({ transports: ['polling'] });
  using socket = createEventSocket({ baseUrl: server.url, events });
  expect(await socket.join(room)).toMatchObject({ live: true });
  const received = socket.once('counted');
  server.io.emit('counted', { count: 1 });
  expect(await received).toEqual({ count: 1 });
});

test.concurrent.for<[Treatment, number]>([
  ['closes upgrades', 1_000],
  ['ignores upgrades', 250],
])('polls through a proxy that %s', async ([treatment, connectTimeout], { expect }) => {
  await using server = await startEventServer();
  await using proxy = await startProxy(server.port, treatment);
  using socket = createEventSocket({ baseUrl: proxy.url, events, random, connectTimeout });
  socket.on('counted', () => {});
  await reached(socket, 'open');
  const received = socket.once('counted');
  server.io.emit('counted', { count: 1 });
  expect(await received).toEqual({ count: 1 });
  const [client] = await server.io.fetchSockets();
  expect(client).toBeDefined();
  socket.close();
  await server.emptied();
});

test.concurrent('polls where no websocket can be created, uncompressed, with the given fetch', async ({ expect }) => {
  const encodings = new Set<string | undefined>();
  await using server = await startEventServer();
  server.io.engine.on('headers', (_, { headers }) => encodings.add(headers['accept-encoding']));
  let requests = 0;
  using socket = createEventSocket({
    baseUrl: server.url,
    events,
    WebSocket: Forbidden,
    fetch: (...request) => {
      requests++;
      return fetch(...request);
    },
  });
  expect(await socket.join(room)).toMatchObject({ live: true });
  expect([...encodings]).toEqual(['identity']);
  expect(requests).toBeGreaterThan(2);
});

test.concurrent('says that polling failed when the given fetch throws something that is no error', async ({
  expect,
}) => {
  const fetch = () => Promise.reject('no network');
  using socket = createEventSocket({ baseUrl: 'http://127.0.0.1:1', events, random, fetch, WebSocket: Forbidden });
  const disconnected = reached(socket, 'disconnected');
  socket.on('counted', () => {});
  expect(await disconnected).toEqual(lost('polling failed'));
});

test.concurrent('sends its token to no other site', async ({ expect }) => {
  await using other = await startEventServer();
  const http = createServer(({ url }, response) => response.writeHead(307, { location: other.url + url }).end());
  await using server = await startEventServer({ http, path: '/elsewhere', allowUpgrades: false });
  using socket = createEventSocket({ baseUrl: server.url, events, token: 'abc' });
  const disconnected = reached(socket, 'disconnected');
  expect(await socket.join(room)).toMatchObject({ live: false });
  expect(await disconnected).toEqual(lost('the server redirects: use the address that it points to'));
  expect(other.auths).toEqual([]);
});

test.concurrent('a silent connection is noticed by confirm, and closed when the pings are missing', async ({
  expect,
}) => {
  await using server = await startEventServer({ pingInterval: 1_000, pingTimeout: 1_000 });
  await using proxy = await startProxy(server.port);
  using socket = createEventSocket({ baseUrl: proxy.url, events, random });
  const lease = await socket.join(room);
  expect(await lease.confirm()).toBe(true);
  const disconnected = reached(socket, 'disconnected');
  proxy.treatment = 'is silent';
  expect(await lease.confirm({ timeout: 20 })).toBe(false);
  expect(lease.live).toBe(true);
  expect(await disconnected).toEqual(lost('ping timeout'));
  expect(await lease.confirm()).toBe(false);
  proxy.treatment = 'passes';
  expect(await reached(socket, 'open')).toEqual({ state: 'open', missed: true });
  expect(await lease.confirm()).toBe(true);
});

test.concurrent('retries when the server does not respond in time', async ({ expect }) => {
  await using server = await startEventServer();
  await using proxy = await startProxy(server.port, 'is silent');
  using socket = createEventSocket({ baseUrl: proxy.url, events, random, connectTimeout: 40 });
  const disconnected = reached(socket, 'disconnected');
  socket.on('counted', () => {});
  expect(await disconnected).toEqual(lost('no response within 40 ms'));
  proxy.treatment = 'passes';
  expect(await reached(socket, 'open')).toEqual({ state: 'open', missed: true });
});

test.concurrent('backs off while the server refuses', async ({ expect }) => {
  await using server = await startEventServer({ accepts: () => false });
  using socket = createEventSocket({ baseUrl: server.url, events, random });
  socket.on('counted', () => {});
  await reached(socket, 'refused');
  const refusedAt = performance.now();
  await expect.poll(() => server.auths.length, { timeout: 60_000 }).toBeGreaterThanOrEqual(3);
  expect(performance.now() - refusedAt).toBeGreaterThan(370); // 125 and 250 ms
});

test.concurrent('a token function that throws what is no error counts as refused', async ({ expect }) => {
  await using server = await startEventServer();
  const thrown: unknown = Object.create(null);
  using socket = createEventSocket({ baseUrl: server.url, events, token: () => Promise.reject(thrown) });
  const refused = reached(socket, 'refused');
  socket.on('counted', () => {});
  expect((await refused).error).toBeInstanceOf(Error);
});
