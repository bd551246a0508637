import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { SocketError } from '../../src/errors.js';
import type { ConnectionHandlers } from '../../src/internal/events/connection.js';
import { ReconnectingConnection } from '../../src/internal/events/reconnecting-connection.js';

const lost = { error: new SocketError('transport close'), refused: false };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A connection whose attempts the test controls: `server()` are the handlers of the latest one. */
function setUp() {
  const attempts: ConnectionHandlers[] = [];
  const changes: unknown[] = [];
  let closed = 0;
  const connection = new ReconnectingConnection(
    {
      linger: 1_000,
      clock: () => performance.now(),
      random: () => 0,
      connect: (handlers) => {
        attempts.push(handlers);
        return { emit: () => {}, close: () => void closed++ };
      },
    },
    {
      onConnect: (_, ready) => ready(),
      onDisconnect: () => {},
      onEvent: () => {},
      onChange: (change) => void changes.push('missed' in change ? `${change.state} ${change.missed}` : change.state),
    },
  );
  return { connection, attempts, changes, closed: () => closed, server: () => attempts.at(-1) };
}

/** Ends the connection, and returns the milliseconds until the next attempt. */
async function backoffAfterLoss({ attempts, server }: ReturnType<typeof setUp>): Promise<number> {
  server()?.onEnd(lost);
  const before = attempts.length;
  const start = performance.now();
  while (attempts.length === before) await vi.advanceTimersToNextTimerAsync();
  return performance.now() - start;
}

test('reports missed events after a loss, and none after it was idle', async () => {
  const set = setUp();
  const release = set.connection.hold();
  set.server()?.onOpen();
  await backoffAfterLoss(set);
  set.server()?.onOpen();
  set.server()?.onEnd(lost);
  release();
  await vi.advanceTimersByTimeAsync(1_000);
  set.connection.hold();
  set.server()?.onOpen();
  const expected = ['connecting', 'open false', 'disconnected', 'open true', 'disconnected', 'idle', 'connecting'];
  expect(set.changes).toEqual([...expected, 'open false']);
});

test('holding again within the linger keeps the connection', async () => {
  const { connection, attempts, closed } = setUp();
  connection.hold()();
  await vi.advanceTimersByTimeAsync(999);
  const release = connection.hold();
  await vi.advanceTimersByTimeAsync(10_000);
  expect([attempts.length, closed(), connection.state]).toEqual([1, 0, 'connecting']);
  release();
  await vi.advanceTimersByTimeAsync(1_000);
  expect([closed(), connection.state]).toEqual([1, 'idle']);
});

test('releasing twice counts once', async () => {
  const { connection } = setUp();
  const release = connection.hold();
  connection.hold();
  release();
  release();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(connection.state).toBe('connecting');
});

test('reconnect starts anew without a backoff, and the next one is the shortest', async () => {
  const set = setUp();
  set.connection.hold();
  expect([await backoffAfterLoss(set), await backoffAfterLoss(set), await backoffAfterLoss(set)]).toEqual([
    125, 250, 500,
  ]);
  const before = set.attempts.length;
  set.connection.reconnect();
  expect(set.attempts.length).toBe(before + 1);
  expect(set.changes).toEqual(['connecting', 'disconnected']);
  expect(await backoffAfterLoss(set)).toBe(125);
});

test('reconnect while it is open reports missed events', () => {
  const { connection, changes, server } = setUp();
  connection.hold();
  server()?.onOpen();
  connection.reconnect();
  server()?.onOpen();
  expect(changes).toEqual(['connecting', 'open false', 'disconnected', 'open true']);
});

test('reconnect while it is connecting changes no state', () => {
  const { connection, changes, server } = setUp();
  connection.hold();
  connection.reconnect();
  server()?.onOpen();
  expect(changes).toEqual(['connecting', 'open false']);
});

test('the backoff starts anew after the connection was idle', async () => {
  const set = setUp();
  const release = set.connection.hold();
  for (let time = 0; time < 3; time++) await backoffAfterLoss(set);
  release();
  await vi.advanceTimersByTimeAsync(1_000);
  set.connection.hold();
  expect(await backoffAfterLoss(set)).toBe(125);
});

test('the backoff starts anew after a connection of 10 seconds, and not after a shorter one', async () => {
  const set = setUp();
  set.connection.hold();
  await backoffAfterLoss(set);
  set.server()?.onOpen();
  await vi.advanceTimersByTimeAsync(9_999);
  expect(await backoffAfterLoss(set)).toBe(250);
  set.server()?.onOpen();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await backoffAfterLoss(set)).toBe(125);
});

test('the time of an earlier connection does not shorten the backoff of failing attempts', async () => {
  const set = setUp();
  set.connection.hold();
  set.server()?.onOpen();
  await vi.advanceTimersByTimeAsync(60_000);
  const backoffs: number[] = [];
  for (let time = 0; time < 8; time++) backoffs.push(await backoffAfterLoss(set));
  expect(backoffs).toEqual([125, 250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]);
});

test('reconnect does nothing while it is idle or closed', () => {
  const { connection, attempts } = setUp();
  connection.reconnect();
  expect([attempts.length, connection.state]).toEqual([0, 'idle']);
  connection.close();
  connection.reconnect();
  expect([attempts.length, connection.state]).toEqual([0, 'closed']);
});

test('close leaves no timer behind, and reports once', async () => {
  const { connection, changes, server } = setUp();
  const release = connection.hold();
  const other = connection.hold();
  server()?.onEnd(lost);
  release();
  connection.close();
  other();
  expect(vi.getTimerCount()).toBe(0);
  connection.close();
  expect(changes).toEqual(['connecting', 'disconnected', 'closed']);
});

test('closing while it lingers leaves no timer behind', () => {
  const { connection } = setUp();
  connection.hold()();
  connection.close();
  expect(vi.getTimerCount()).toBe(0);
});

test('several failures in a row are one change of state', async () => {
  const set = setUp();
  set.connection.hold();
  for (let time = 0; time < 3; time++) await backoffAfterLoss(set);
  expect(set.changes).toEqual(['connecting', 'disconnected']);
});
