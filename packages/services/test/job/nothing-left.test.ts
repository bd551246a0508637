import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { batchEvents } from '../../src/internal/job/batch-events.js';
import { jobEvents } from '../../src/internal/job/job-events.js';
import { TrackedItem } from '../../src/internal/job/tracked-item.js';
import { waitForEnd } from '../../src/internal/job/wait.js';

/** An item, a signal and a queue, and how many listeners each of them has. */
function counted() {
  const item = new TrackedItem(1);
  const signal = new AbortController().signal;
  const listeners = { item: 0, signal: 0, queue: 0 };
  const { addListener, removeListener } = item;
  item.addListener = (listener) => {
    listeners.item++;
    addListener.call(item, listener);
  };
  item.removeListener = (listener) => {
    listeners.item--;
    removeListener.call(item, listener);
  };
  const { addEventListener, removeEventListener } = signal;
  signal.addEventListener = (...given: Parameters<AbortSignal['addEventListener']>) => {
    listeners.signal++;
    addEventListener.apply(signal, given);
  };
  signal.removeEventListener = (...given: Parameters<AbortSignal['removeEventListener']>) => {
    listeners.signal--;
    removeEventListener.apply(signal, given);
  };
  const context = {
    position: async () => 0,
    onDequeued: () => {
      listeners.queue++;
      return () => {
        listeners.queue--;
      };
    },
  };
  const cancel = () => item.observe({ from: 'event', type: 'canceled' });
  return { item, signal, listeners, context, cancel };
}

const none = { item: 0, signal: 0, queue: 0 };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test.each(['ends', 'expires'])('a wait that %s leaves no listener and no timer', async (how) => {
  const { item, signal, listeners, cancel } = counted();
  const wait = waitForEnd([item], { signal, maxWait: how === 'ends' ? 60_000 : 5 });
  expect(listeners).toEqual({ ...none, item: 1, signal: 1 });
  if (how === 'ends') cancel();
  else vi.advanceTimersByTime(5);
  await wait.catch(() => undefined);
  expect(listeners).toEqual(none);
  expect(vi.getTimerCount()).toBe(0);
});

test('events of a job that ends leave no listener', async () => {
  const { item, signal, listeners, context, cancel } = counted();
  const events = jobEvents(item, context, { signal });
  await events.next();
  expect(listeners).toEqual({ item: 1, signal: 1, queue: 1 });
  cancel();
  for await (const { type } of events) expect(type).toBe('finished');
  expect(listeners).toEqual(none);
});

test('events of a job that are left leave no listener', async () => {
  const { item, signal, listeners, context } = counted();
  for await (const { type } of jobEvents(item, context, { signal })) if (type === 'queued') break;
  expect(listeners).toEqual(none);
});

test('events of a batch that are left leave no listener', async () => {
  const { item, signal, listeners } = counted();
  const events = batchEvents(new Map([[item, 'a job']]), { signal });
  const waiting = events.next();
  expect(listeners).toEqual({ ...none, item: 1, signal: 1 });
  await events.return(undefined);
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(listeners).toEqual(none);
});
