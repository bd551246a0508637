import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { batchStream } from '../../src/internal/job/batch-stream.js';
import { streamOf } from '../../src/internal/job/stream-of.js';
import { TrackedItem } from '../../src/internal/job/tracked-item.js';
import { waitFor } from '../../src/internal/job/wait-for.js';

/** An item and a signal, and how many listen to them. */
function counted() {
  const item = new TrackedItem(1);
  const signal = new AbortController().signal;
  const listeners = { item: 0, signal: 0, queue: 0 };
  const { listen, leave } = item;
  item.listen = (listener) => {
    listeners.item++;
    listen.call(item, listener);
  };
  item.leave = (listener) => {
    listeners.item--;
    leave.call(item, listener);
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
    ahead: async () => 0,
    onLeave: () => {
      listeners.queue++;
      return () => {
        listeners.queue--;
      };
    },
  };
  return { item, signal, listeners, context };
}

const none = { item: 0, signal: 0, queue: 0 };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test.each(['ends', 'is given up'])('nothing is left of a wait that %s', async (how) => {
  const { item, signal, listeners } = counted();
  const wait = waitFor([item], { signal, maxWait: how === 'ends' ? 60_000 : 5 });
  expect(listeners).toEqual({ ...none, item: 1, signal: 1 });
  if (how === 'ends') item.canceled();
  else vi.advanceTimersByTime(5);
  await wait.catch(() => undefined);
  expect(listeners).toEqual(none);
  expect(vi.getTimerCount()).toBe(0);
});

test('nothing is left of a stream that ends', async () => {
  const { item, signal, listeners, context } = counted();
  const events = streamOf(item, context, { signal });
  await events.next();
  expect(listeners).toEqual({ item: 1, signal: 1, queue: 1 });
  item.canceled();
  for await (const { type } of events) expect(type).toBe('finished');
  expect(listeners).toEqual(none);
});

test('nothing is left of a stream that is left', async () => {
  const { item, signal, listeners, context } = counted();
  for await (const { type } of streamOf(item, context, { signal })) if (type === 'queued') break;
  expect(listeners).toEqual(none);
});

test('nothing is left of the events of a batch that are left', async () => {
  const { item, signal, listeners } = counted();
  const events = batchStream(new Map([[item, 'a job']]), { signal });
  const waiting = events.next();
  expect(listeners).toEqual({ ...none, item: 1, signal: 1 });
  await events.return(undefined);
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(listeners).toEqual(none);
});
