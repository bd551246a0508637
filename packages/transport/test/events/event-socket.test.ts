import { expect, test, vi } from 'vitest';
import { InputError, SocketError } from '../../src/errors.js';
import { createEventSocket, type RawEvent } from '../../src/event-socket.js';
import { startEventServer } from '../support/event-server.js';
import { asked, events, reached, room } from '../support/events.js';

const next = <T>(subscribe: (hear: (value: T) => void) => unknown): Promise<T> => new Promise(subscribe);

test('hears what the server tells, checked', async () => {
  await using server = await startEventServer();
  using socket = createEventSocket({ baseUrl: server.url, events });
  const heard = next<{ count: number }>((hear) => socket.on('counted', hear));
  await reached(socket, 'open');
  server.io.emit('counted', { count: 1, more: true });
  expect(await heard).toEqual({ count: 1 });
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

test('connects to a socket that is elsewhere on the server', async () => {
  await using server = await startEventServer({ path: '/invoke/elsewhere' });
  using socket = createEventSocket({ baseUrl: `${server.url}/invoke`, socketPath: '/elsewhere', events });
  expect(await socket.join(room)).toMatchObject({ live: true });
});

test('refuses a base URL that is none, before anything is loaded', () => {
  expect(() => createEventSocket({ baseUrl: 'localhost:9090', events })).toThrow(InputError);
  expect(() => createEventSocket({ host: 'localhost', events, ackTimeout: -1 })).toThrow(/ackTimeout/);
});

test.each([
  ['none', undefined, {}],
  ['a string', 'abc', { token: 'abc' }],
  ['an async function', async () => 'abc', { token: 'abc' }],
  ['a function that finds none', () => undefined, {}],
  ['a store', { get: () => 'abc', set: () => {} }, { token: 'abc' }],
])('sends the token of %s', async (_, token, auth) => {
  await using server = await startEventServer();
  using socket = createEventSocket({ baseUrl: server.url, events, token });
  await socket.join(room);
  expect(server.auths).toEqual([auth]);
});

test('hears an event that comes before the room was acknowledged', async () => {
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

test('passes an unknown event, and one that its schema refuses, to those who hear all', async () => {
  await using server = await startEventServer();
  const lines: string[] = [];
  using socket = createEventSocket({ baseUrl: server.url, events, logger: { debug: (line) => lines.push(line) } });
  const all: RawEvent[] = [];
  const counts: number[] = [];
  socket.onAny((event) => all.push(event));
  socket.on('counted', ({ count }) => counts.push(count));
  await reached(socket, 'open');
  server.io.emit('news', { of: 'tomorrow' });
  server.io.emit('counted', { count: 'two' });
  server.io.emit('counted', { count: 3 });
  await socket.once('counted');
  expect(all).toEqual([
    { name: 'news', payload: { of: 'tomorrow' } },
    { name: 'counted', payload: { count: 'two' } },
    { name: 'counted', payload: { count: 3 } },
  ]);
  expect(counts).toEqual([3]);
  expect(lines).toEqual(['events: connecting', 'events: open', 'event counted: not as expected: count: no number']);
});

test('checks an event once, and only for those who listen to its name', async () => {
  await using server = await startEventServer();
  using socket = createEventSocket({ baseUrl: server.url, events });
  asked.times = 0;
  socket.onAny(() => {});
  await reached(socket, 'open');
  server.io.emit('counted', { count: 1 });
  server.io.emit('said', { text: 'that was one' });
  await socket.once('said');
  expect(asked.times).toBe(0);
  const stops = [1, 2, 3].map(() => socket.on('counted', () => {}));
  server.io.emit('counted', { count: 2 });
  await socket.once('counted');
  expect(asked.times).toBe(1);
  for (const stop of stops) stop();
  server.io.emit('counted', { count: 3 });
  server.io.emit('said', { text: 'that was three' });
  await socket.once('said');
  expect(asked.times).toBe(1);
});

test('a listener that throws, now or later, hurts nobody', async () => {
  await using server = await startEventServer();
  using socket = createEventSocket({ baseUrl: server.url, events });
  const fail = (): never => {
    throw new Error('mine');
  };
  socket.onAny(fail);
  socket.onState(fail);
  socket.on('counted', fail);
  socket.on('counted', async () => fail());
  const heard = next((hear) => socket.on('counted', hear));
  await reached(socket, 'open');
  server.io.emit('counted', { count: 1 });
  expect(await heard).toEqual({ count: 1 });
});

test('enters a room with the first and leaves it with the last', async () => {
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
  expect(server.heard.map(([name]) => name)).not.toContain('unsubscribe_queue');
  third?.leave();
  expect(third).toMatchObject({ live: false });
  await other.confirm();
  expect(server.heard.filter(([name]) => name === 'unsubscribe_queue')).toEqual([['unsubscribe_queue', room.payload]]);
  expect(server.heard.filter(([, payload]) => JSON.stringify(payload).includes('"default"'))).toHaveLength(2);
});

test('a room that the server never acknowledges is not live, and holds nobody up for long', async () => {
  await using server = await startEventServer();
  using socket = createEventSocket({ baseUrl: server.url, events, ackTimeout: 100 });
  const lease = await socket.join({ ...room, payload: { queue: 'misspelt' } });
  expect(lease.live).toBe(false);
  expect(await lease.confirm({ timeout: 10 })).toBe(false);
  expect(await socket.join(room)).toMatchObject({ live: true });
  await expect.poll(() => socket.state).toBe('open');
});

test('connects for listeners and rooms alone, and closes a little after the last has gone', async () => {
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

test('nothing goes on after the end', async () => {
  const socket = createEventSocket({ baseUrl: 'http://127.0.0.1:1', events });
  {
    using _ = socket;
    expect(socket.state).toBe('idle');
  }
  expect(socket.state).toBe('closed');
  const closed = expect.objectContaining({ name: 'SocketError', reason: 'closed' });
  expect(() => socket.on('counted', () => {})).toThrow(SocketError);
  expect(() => socket.onAny(() => {})).toThrow(SocketError);
  await expect(socket.once('counted')).rejects.toEqual(closed);
  await expect(socket.join(room)).rejects.toEqual(closed);
  await expect(socket.stream(['counted']).next()).rejects.toEqual(closed);
  socket.reconnect();
  socket.close();
  expect(socket.state).toBe('closed');
});

test('takes another WebSocket', async () => {
  await using server = await startEventServer();
  const Mine = vi.fn(WebSocket);
  using socket = createEventSocket({ baseUrl: server.url, events, WebSocket: Mine });
  expect(await socket.join(room)).toMatchObject({ live: true });
  expect(Mine).toHaveBeenCalledTimes(1);
});

test('20 MB in one event do not take seconds', async () => {
  await using server = await startEventServer();
  using socket = createEventSocket({ baseUrl: server.url, events });
  await socket.join(room);
  const heard = socket.once('said');
  const start = performance.now();
  server.io.emit('said', { text: 'x'.repeat(20_000_000) });
  expect((await heard).text).toHaveLength(20_000_000);
  expect(performance.now() - start).toBeLessThan(4_000);
});
