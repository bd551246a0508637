import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { InputError, TimeoutError } from '../../src/errors.js';
import { FakeEventSocket } from '../../src/test-events.js';
import { abortListeners } from '../support/abort-listeners.js';
import { events, reached, room } from '../support/events.js';
import { openFake } from '../support/open-fake.js';
import { watchedSignal } from '../support/watched-signal.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

test('once waits for the matching event, and leaves no timer and no listener behind', async () => {
  using socket = await openFake();
  const { signal, listeners } = watchedSignal();
  const third = socket.once('counted', { where: ({ count }) => count === 3, maxWait: 100, signal });
  for (const count of [1, 2, 3, 4]) socket.emit('counted', { count });
  expect(await third).toEqual({ count: 3 });
  expect([listeners.size, vi.getTimerCount()]).toEqual([0, 0]);
});

test('once ends after maxWait, with an abort, and with an error of its predicate', async () => {
  using socket = await openFake();
  const late = socket.once('counted', { maxWait: 100 });
  const reason = new Error('the user left');
  const { controller, signal, listeners } = watchedSignal();
  const aborted = socket.once('counted', { signal });
  const failure = new Error('mine');
  const failed = socket.once('counted', {
    where: () => {
      throw failure;
    },
  });
  const results = Promise.allSettled([late, aborted, failed]);
  vi.advanceTimersByTime(100);
  controller.abort(reason);
  socket.emit('counted', { count: 1 });
  expect(await results).toMatchObject([
    { reason: new TimeoutError('event counted', 100) },
    { reason },
    { reason: failure },
  ]);
  expect(listeners.size).toBe(0);
  await expect(socket.once('counted', { signal })).rejects.toBe(reason);
  await expect(socket.once('counted', { maxWait: -1 })).rejects.toThrow(InputError);
});

test('once connects while it waits, and lets go afterwards', async () => {
  using socket = new FakeEventSocket(events, { linger: 10 });
  const wait = socket.once('counted');
  await reached(socket, 'open');
  socket.emit('counted', { count: 1 });
  await wait;
  vi.advanceTimersByTime(10);
  expect(socket.state).toBe('idle');
});

test('an abort while a room is entered ends the lease', async () => {
  using socket = await openFake();
  socket.beSilent();
  const controller = new AbortController();
  const { signal } = controller;
  const reason = new Error('the user left');
  const joined = socket.join(room, { signal });
  controller.abort(reason);
  await expect(joined).rejects.toBe(reason);
  await expect(socket.join(room, { signal })).rejects.toBe(reason);
  expect(socket.messages.map(([name]) => name)).toEqual([room.enter, room.leave]);
});

test('reports missed events after a join that was not acknowledged in time', async () => {
  using socket = new FakeEventSocket(events);
  socket.beSilent();
  const joined = socket.join(room, { timeout: 10 });
  await vi.advanceTimersByTimeAsync(10);
  expect(await joined).toMatchObject({ live: false });
  const open = reached(socket, 'open');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await open).toEqual({ state: 'open', missed: true });
});

test.each(['goDown', 'refuse'] as const)('join does not wait where there is no connection: %s', async (fail) => {
  using socket = new FakeEventSocket(events);
  socket[fail]();
  expect(await socket.join(room)).toMatchObject({ live: false });
  expect(await socket.join(room, { timeout: false })).toMatchObject({ live: false });
  expect(socket.attempts).toBe(1);
});

test('join without a timeout waits until the connection ends', async () => {
  using socket = await openFake();
  socket.beSilent();
  const joined = socket.join(room, { timeout: false });
  await vi.advanceTimersByTimeAsync(3_600_000);
  socket.drop();
  expect(await joined).toMatchObject({ live: false });
});

test('reconnects within seconds after an outage of an hour', async () => {
  using socket = await openFake();
  const lease = await socket.join(room);
  socket.goDown();
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect([socket.state, lease.live]).toEqual(['disconnected', false]);
  socket.accept();
  await vi.advanceTimersByTimeAsync(5_000);
  expect([socket.state, lease.live]).toEqual(['open', true]);
});

test('each state is reported once, however many attempts fail', async () => {
  using socket = await openFake();
  const states: string[] = [];
  socket.onState(({ state }) => states.push(state));
  socket.goDown();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(socket.attempts).toBeGreaterThan(5);
  socket.accept();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(states).toEqual(['disconnected', 'open']);
});

test('a room is entered once, however many join it', async () => {
  using socket = await openFake();
  await Promise.all([socket.join(room), socket.join(room)]);
  await socket.join(room);
  expect(socket.messages).toEqual([[room.enter, room.payload]]);
});

test('reconnect ends the current connection', async () => {
  using socket = await openFake();
  const lease = await socket.join(room);
  socket.beSilent();
  const confirmed = lease.confirm({ timeout: false });
  socket.reconnect();
  expect(await confirmed).toBe(false);
  expect(lease.live).toBe(false);
});

test('the backoff starts anew after a connection that lasted', async () => {
  using socket = await openFake();
  for (let time = 0; time < 20; time++) {
    await vi.advanceTimersByTimeAsync(10_000);
    socket.drop();
    await vi.advanceTimersByTimeAsync(125);
    expect(socket.state).toBe('open');
  }
});

test.each([
  ['refuses', (socket: FakeEventSocket<typeof events>) => socket.refuse()],
  ['is down', (socket: FakeEventSocket<typeof events>) => socket.goDown()],
  [
    'disconnects at once',
    (socket: FakeEventSocket<typeof events>) => socket.onState(({ state }) => state === 'open' && socket.drop()),
  ],
])('a server that %s is retried with growing backoff', async (_, fail) => {
  using socket = new FakeEventSocket(events, { random: () => 0 });
  fail(socket);
  socket.on('counted', () => {});
  const attempts: number[] = [];
  for (const milliseconds of [0, 124, 1, 249, 1, 3_000, 60_000, 3_600_000]) {
    await vi.advanceTimersByTimeAsync(milliseconds);
    attempts.push(socket.attempts);
  }
  expect(attempts).toEqual([1, 1, 2, 2, 3, 5, 18, 738]);
});

test('jitter doubles the backoff at most', async () => {
  using socket = new FakeEventSocket(events, { random: () => 1 });
  socket.goDown();
  socket.on('counted', () => {});
  await vi.advanceTimersByTimeAsync(249);
  expect(socket.attempts).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(socket.attempts).toBe(2);
});

test('a lease is not live after its end', async () => {
  using socket = await openFake();
  const lease = await socket.join(room);
  const other = await socket.join(room);
  {
    using _ = lease;
    expect([lease.live, await lease.confirm()]).toEqual([true, true]);
  }
  expect([lease.live, await lease.confirm()]).toEqual([false, false]);
  expect([other.live, await other.confirm()]).toEqual([true, true]);
  expect(socket.messages.filter(([name]) => name === room.leave)).toEqual([]);
});

test('once, stream and join leave no abort listener behind, on the socket neither', async () => {
  using socket = await openFake();
  using listeners = abortListeners();
  const { signal } = new AbortController();
  const once = socket.once('counted', { signal });
  const stream = socket.stream(['counted'], { signal });
  socket.beSilent();
  const joined = socket.join(room, { signal, timeout: 10 });
  expect(listeners.size).toBe(5);
  await vi.advanceTimersByTimeAsync(10);
  (await joined).leave();
  socket.beSilent(false);
  socket.emit('counted', { count: 1 });
  await once;
  await stream.return();
  expect(listeners.size).toBe(0);
});

test('a closed socket refuses once and join before anything is sent, whatever the signal', async () => {
  const socket = await openFake();
  socket.close();
  const closed = expect.objectContaining({ name: 'SocketError' });
  const sent = socket.messages.length;
  const { signal, listeners } = watchedSignal();
  await expect(socket.once('counted', { signal })).rejects.toEqual(closed);
  await expect(socket.join(room, { signal })).rejects.toEqual(closed);
  expect([socket.messages.length, listeners.size, vi.getTimerCount()]).toEqual([sent, 0, 0]);
});

test('a lease that is left twice releases the room once', async () => {
  using socket = await openFake();
  const first = await socket.join(room);
  const second = await socket.join(room);
  first.leave();
  first.leave();
  expect(second.live).toBe(true);
  expect(socket.messages.filter(([name]) => name === room.leave)).toEqual([]);
});

test('the fake reports a refused connection', async () => {
  using socket = new FakeEventSocket(events);
  socket.refuse();
  const refused = reached(socket, 'refused');
  expect(await socket.join(room)).toMatchObject({ live: false });
  expect((await refused).error.message).toBe('events: Connection rejected by server');
  socket.accept();
  await vi.advanceTimersByTimeAsync(200);
  expect(socket.state).toBe('open');
});
