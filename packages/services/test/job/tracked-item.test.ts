import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, beforeEach, expect, test } from 'vitest';

import type { JobEvent } from '../../src/internal/job/events/event.js';
import { initialState } from '../../src/internal/job/item-state.js';
import { TrackedItem } from '../../src/internal/job/tracked-item.js';

const unhandled: unknown[] = [];
const onUnhandled = (reason: unknown): number => unhandled.push(reason);

beforeEach(() => {
  process.on('unhandledRejection', onUnhandled);
});
afterEach(() => {
  process.off('unhandledRejection', onUnhandled);
  unhandled.length = 0;
});

const identity = { batchId: 'b', sessionId: 's' };
const start = { from: 'event', identity, type: 'active', status: 'in_progress', sequence: 1 } as const;
const cancel = { from: 'event', identity, type: 'canceled' } as const;

test('a listener that throws, now or later, neither stops the others nor ends the program', async () => {
  const item = new TrackedItem(1, initialState('b'));
  const received: JobEvent[] = [];
  item.addListener({
    onEvent: () => {
      throw new TypeError('now');
    },
  });
  item.addListener({
    onEvent: async () => {
      await sleep(1);
      throw new TypeError('later');
    },
  });
  item.addListener({ onEvent: (event) => received.push(event) });
  item.observe(start);
  item.observe(cancel);
  await sleep(20);
  expect(received.map(({ type }) => type)).toEqual(['started', 'finished']);
  expect(unhandled).toEqual([]);
});

test('a listener receives nothing after it was removed, and nothing after the end', () => {
  const item = new TrackedItem(1, initialState('b'));
  const counts = { removed: 0, kept: 0 };
  const removed = { onEvent: () => counts.removed++ };
  item.addListener(removed);
  item.addListener({ onEvent: () => counts.kept++ });
  item.observe(start);
  item.removeListener(removed);
  item.observe(cancel);
  item.observe(cancel);
  item.observe(start);
  expect(counts).toEqual({ removed: 1, kept: 2 });
});

test('the outcome of an item is the same object each time', () => {
  const item = new TrackedItem(1, initialState('b'));
  expect(item.outcome).toBeUndefined();
  item.observe(cancel);
  expect(item.outcome).toBe(item.outcome);
  expect(item.outcome).toMatchObject({ error: { itemId: 1, by: 'external' } });
});
