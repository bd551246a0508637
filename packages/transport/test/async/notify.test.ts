import { setImmediate } from 'node:timers/promises';

import { expect, test } from 'vitest';

import { notify } from '../../src/async.js';

test('calls the callback at once, without waiting for it', () => {
  const seen: number[] = [];
  notify(async (value) => {
    seen.push(value);
    await new Promise(() => {});
  }, 1);
  notify<number>(undefined, 2);
  expect(seen).toEqual([1]);
});

test('ignores what the callback throws, now or later', async () => {
  const unhandled: unknown[] = [];
  const record = (reason: unknown): void => void unhandled.push(reason);
  process.on('unhandledRejection', record);
  try {
    notify(() => {
      throw new Error('now');
    }, undefined);
    notify(async () => {
      await Promise.resolve();
      throw new Error('later');
    }, undefined);
    await setImmediate();
    expect(unhandled).toEqual([]);
  } finally {
    process.off('unhandledRejection', record);
  }
});
