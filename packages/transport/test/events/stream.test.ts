import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeEventSocket } from '../../src/test-events.js';
import { events } from '../support/events.js';
import { openFake } from '../support/open-fake.js';
import { watchedSignal } from '../support/watched-signal.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

test('a stream buffers events from the call on, in order', async () => {
  using socket = await openFake();
  const stream = socket.stream(['counted', 'said']);
  socket.emit('counted', { count: 1 });
  socket.emit('said', { text: 'two' });
  socket.emit('news', {});
  const received: unknown[] = [];
  for await (const event of stream) {
    received.push(event);
    if (received.length === 2) socket.emit('counted', { count: 3 });
    if (event.name === 'counted' && event.payload.count === 3) break;
  }
  expect(received).toEqual([
    { name: 'counted', payload: { count: 1 } },
    { name: 'said', payload: { text: 'two' } },
    { name: 'counted', payload: { count: 3 } },
  ]);
});

test('a stream that is left, begun or not, or while it waits, removes its listeners', async () => {
  using socket = new FakeEventSocket(events, { linger: 0 });
  const { signal, listeners } = watchedSignal();
  const unbegun = socket.stream(['counted'], { signal });
  const waiting = socket.stream(['counted'], { signal });
  const next = waiting.next();
  expect(listeners.size).toBe(2);
  await unbegun.return();
  await waiting.return();
  expect(await next).toEqual({ done: true, value: undefined });
  expect(listeners.size).toBe(0);
  vi.advanceTimersByTime(0);
  expect(socket.state).toBe('idle');
});

test("a stream ends when its signal aborts, with the signal's own reason", async () => {
  using socket = await openFake();
  const reason = new Error('the user left');
  const controller = new AbortController();
  const stream = socket.stream(['counted'], { signal: controller.signal });
  socket.emit('counted', { count: 1 });
  const next = stream.next();
  expect(await next).toMatchObject({ value: { name: 'counted' } });
  socket.emit('counted', { count: 2 });
  controller.abort(reason);
  await expect(stream.next()).rejects.toBe(reason);
  expect(await stream.next()).toEqual({ done: true, value: undefined });
  await expect(socket.stream(['counted'], { signal: controller.signal }).next()).rejects.toBe(reason);
});

test('several pending reads of a stream resolve in turn', async () => {
  using socket = await openFake();
  const stream = socket.stream(['counted']);
  const both = Promise.all([stream.next(), stream.next()]);
  socket.emit('counted', { count: 1 });
  socket.emit('counted', { count: 2 });
  expect((await both).map(({ value }) => value)).toMatchObject([{ payload: { count: 1 } }, { payload: { count: 2 } }]);
  await stream.return();
});

test('a stream of an unknown event is refused, and listens to none', () => {
  using socket = new FakeEventSocket<Record<string, typeof events.counted>>({ counted: events.counted });
  const reason = 'unknown event "news"; use onAny for events without a schema';
  expect(() => socket.stream(['counted', 'news'])).toThrow(expect.objectContaining({ argument: 'event', reason }));
  expect(socket.state).toBe('idle');
});
