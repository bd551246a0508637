import { expect, test, vi } from 'vitest';
import { InputError, SocketError } from '../../src/errors.js';
import { createEventSocket, type RawEvent } from '../../src/event-socket.js';
import { startEventServer } from '../support/event-server.js';
import { events, reached, room, validations } from '../support/events.js';

const next = <T>(subscribe: (receive: (value: T) => void) => unknown): Promise<T> => new Promise(subscribe);

test('receives events of the server, validated', async () => {
  await using server = await startEventServer();
  using socket = createEventSocket({ baseUrl: server.url, events });
  const received = next<{ count: number }>((receive) => socket.on('counted', receive));
  await reached(socket, 'open');
  server.io.emit('counted', { count: 1, more: true });
  expect(await received).toEqual({ count: 1 });
});

test.each([
  ['sub-path', '127.0.0.1', '/invoke'],
  ['sub-path and a slash', '127.0.0.1', '/a/b/'],
  ['IPv6 address', '::1', ''],
])('connects below a base URL with a %s', async (_, host, path) => {
  await using server = await startEventServer({ host, path: `${path.replace(/\/$/, '')}/ws/socket.io` });
  using socket = createEventSocket({ baseUrl: server.url + path, events });
  const lease = await socket.join(room);
  expect(lease.live).toBe(true);
});

test('connects to another path of the server', async () => {
  await using server = await startEventServer({ path: '/invoke/elsewhere' });
  using socket = createEventSocket({ baseUrl: `${server.url}/invoke`, socketPath: '/elsewhere', events });
  expect(await socket.join(room)).toMatchObject({ live: true });
});

test('refuses an invalid base URL or time, before anything is loaded', () => {
  expect(() => createEventSocket({ baseUrl: 'localhost:9090', events })).toThrow(InputError);
  for (const name of ['ackTimeout', 'connectTimeout', 'linger']) {
    for (const time of [-1, Number.NaN, 1e30, Number.POSITIVE_INFINITY]) {
      expect(() => createEventSocket({ host: 'localhost', events, [name]: time })).toThrow(
        expect.objectContaining({ name: 'InputError', argument: name }),
      );
    }
  }
  expect(createEventSocket({ host: 'localhost', events, linger: 0 }).state).toBe('idle');
});

test.each([
  ['none', undefined, {}],
  ['a string', 'abc', { token: 'abc' }],
  ['an async function', async () => 'abc', { token: 'abc' }],
  ['a function that returns none', () => undefined, {}],
  ['a store', { get: () => 'abc', set: () => {} }, { token: 'abc' }],
])('sends the token of %s', async (_, token, auth) => {
  await using server = await startEventServer();
  using socket = createEventSocket({ baseUrl: server.url, events, token });
  await socket.join(room);
  expect(server.auths).toEqual([auth]);
});

test('receives an event that is sent before the room is acknowledged', async () => {
  await using server = await startEventServer();
  server.io.on('connection', (client) => {
    client.prependAny((name) => name === 'subscribe_queue' && client.emit('counted', { count: 0 }));
  });
  using socket = createEventSocket({ baseUrl: server.url, events });
  const order: string[] = [];
  socket.onState(({ state }) => order.push(state));
  socket.on('counted', () => order.push('event'));
  const open = reached(socket, 'open');
  await Promise.all([socket.join(room), open]);
  expect(order).toEqual(['connecting', 'event', 'open']);
});

test('passes unknown and invalid events to listeners of all events', async () => {
  await using server = await startEventServer();
  const lines: string[] = [];
  using socket = createEventSocket({ baseUrl: server.url, events, logger: { debug: (line) => lines.push(line) } });
  const all: RawEvent[] = [];
  const counts: number[] = [];
  socket.onAny((event) => all.push(event));
  socket.on('counted', ({ count }) => counts.push(count));
  await reached(socket, 'open');
  server.io.emit('news', { headline: 'x' });
  server.io.emit('counted', { count: 'two' });
  server.io.emit('counted', { count: 3 });
  await socket.once('counted');
  expect(all).toEqual([
    { name: 'news', payload: { headline: 'x' } },
    { name: 'counted', payload: { count: 'two' } },
    { name: 'counted', payload: { count: 3 } },
  ]);
  expect(counts).toEqual([3]);
  expect(lines).toEqual(['events: connecting', 'events: open', 'event counted dropped: count: no number']);
});

test('validates an event once, and only if there are listeners to its name', async () => {
  await using server = await startEventServer();
  using socket = createEventSocket({ baseUrl: server.url, events });
  validations.count = 0;
  socket.onAny(() => {});
  await reached(socket, 'open');
  server.io.emit('counted', { count: 1 });
  server.io.emit('said', { text: 'one' });
  await socket.once('said');
  expect(validations.count).toBe(0);
  const stops = [1, 2, 3].map(() => socket.on('counted', () => {}));
  server.io.emit('counted', { count: 2 });
  await socket.once('counted');
  expect(validations.count).toBe(1);
  for (const stop of stops) stop();
  server.io.emit('counted', { count: 3 });
  server.io.emit('said', { text: 'three' });
  await socket.once('said');
  expect(validations.count).toBe(1);
});

test('a listener that throws, now or later, affects no other', async () => {
  await using server = await startEventServer();
  using socket = createEventSocket({ baseUrl: server.url, events });
  const fail = (): never => {
    throw new Error('mine');
  };
  socket.onAny(fail);
  socket.onState(fail);
  socket.on('counted', fail);
  socket.on('counted', async () => fail());
  const received = next((receive) => socket.on('counted', receive));
  await reached(socket, 'open');
  server.io.emit('counted', { count: 1 });
  expect(await received).toEqual({ count: 1 });
});

test('enters a room for its first lease and leaves it after the last', async () => {
  await using server = await startEventServer();
  using socket = createEventSocket({ baseUrl: server.url, events });
  const leases = await Promise.all([socket.join(room), socket.join(room), socket.join(room)]);
  const other = await socket.join({ ...room, payload: { queue_id: 'other' } });
  const [first, second, third] = leases;
  expect(leases.map(({ live }) => live)).toEqual([true, true, true]);
  first?.leave();
  first?.leave();
  second?.leave();
  await other.confirm();
  expect(server.received.map(([name]) => name)).not.toContain('unsubscribe_queue');
  third?.leave();
  expect(third).toMatchObject({ live: false });
  await other.confirm();
  expect(server.received.filter(([name]) => name === 'unsubscribe_queue')).toEqual([
    ['unsubscribe_queue', room.payload],
  ]);
  expect(server.received.filter(([, payload]) => JSON.stringify(payload).includes('"default"'))).toHaveLength(2);
});

test('a room that the server never acknowledges is not live, and keeps the socket from opening only for a while', async () => {
  await using server = await startEventServer();
  using socket = createEventSocket({ baseUrl: server.url, events, ackTimeout: 100 });
  const lease = await socket.join({ ...room, payload: { queue: 'misspelt' } });
  expect(lease.live).toBe(false);
  expect(await lease.confirm({ timeout: 10 })).toBe(false);
  expect(await socket.join(room)).toMatchObject({ live: true });
  await expect.poll(() => socket.state).toBe('open');
});

test('connects for listeners and rooms only, and disconnects a little after the last is removed', async () => {
  await using server = await startEventServer();
  using socket = createEventSocket({ baseUrl: server.url, events, linger: 40 });
  const states: string[] = [];
  socket.onState(({ state }) => states.push(state));
  expect([socket.state, server.io.engine.clientsCount]).toEqual(['idle', 0]);
  const off = socket.on('counted', () => {});
  const lease = await socket.join(room);
  off();
  off();
  lease.leave();
  const again = socket.onAny(() => {});
  await new Promise((resolve) => setTimeout(resolve, 80));
  expect(socket.state).toBe('open');
  again();
  await reached(socket, 'idle');
  await server.emptied();
  socket.on('counted', () => {});
  await reached(socket, 'open');
  expect(states).toEqual(['connecting', 'open', 'idle', 'connecting', 'open']);
});

test('two sockets share nothing', async () => {
  await using here = await startEventServer();
  await using there = await startEventServer();
  using one = createEventSocket({ baseUrl: here.url, events });
  using two = createEventSocket({ baseUrl: there.url, events });
  using three = createEventSocket({ baseUrl: here.url, events });
  const counts: string[] = [];
  for (const [name, socket] of Object.entries({ one, two, three })) {
    socket.on('counted', ({ count }) => counts.push(`${name} ${count}`));
    await socket.join(room);
  }
  one.close();
  there.io.emit('counted', { count: 2 });
  here.io.emit('counted', { count: 1 });
  await Promise.all([two.once('counted'), three.once('counted')]);
  expect(counts.sort()).toEqual(['three 1', 'two 2']);
});

test('a closed socket stays closed', async () => {
  const socket = createEventSocket({ baseUrl: 'http://127.0.0.1:1', events });
  {
    using _ = socket;
    expect(socket.state).toBe('idle');
  }
  expect(socket.state).toBe('closed');
  const closed = expect.objectContaining({ name: 'SocketError', reason: 'the socket was closed' });
  expect(() => socket.on('counted', () => {})).toThrow(SocketError);
  expect(() => socket.onAny(() => {})).toThrow(SocketError);
  await expect(socket.once('counted')).rejects.toEqual(closed);
  await expect(socket.join(room)).rejects.toEqual(closed);
  await expect(socket.stream(['counted']).next()).rejects.toEqual(closed);
  socket.reconnect();
  socket.close();
  expect(socket.state).toBe('closed');
});

test('uses the given WebSocket', async () => {
  await using server = await startEventServer();
  const Injected = vi.fn(WebSocket);
  using socket = createEventSocket({ baseUrl: server.url, events, WebSocket: Injected });
  expect(await socket.join(room)).toMatchObject({ live: true });
  expect(Injected).toHaveBeenCalledTimes(1);
});

test('receives 20 MB in one event', async () => {
  await using server = await startEventServer();
  using socket = createEventSocket({ baseUrl: server.url, events });
  await socket.join(room);
  const received = socket.once('said');
  server.io.emit('said', { text: 'x'.repeat(20_000_000) });
  expect((await received).text).toHaveLength(20_000_000); // whoever copies it for each part does not end in time
});
