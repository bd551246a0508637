import { setImmediate } from 'node:timers/promises';

import { expect, test } from 'vitest';

import { abortable } from '../../src/async.js';
import { watchedSignal } from '../support/watched-signal.js';

const reason = new Error('the user left');
const never = new Promise<never>(() => {});

test('settles like the promise, and leaves no listener on the signal', async () => {
  const { signal, listeners } = watchedSignal();
  const { promise, resolve } = Promise.withResolvers<number>();
  const result = abortable(promise, signal);
  expect(listeners.size).toBe(1);
  resolve(1);
  expect(await result).toBe(1);
  expect(listeners.size).toBe(0);
  const failure = new Error('broken');
  await expect(abortable(Promise.reject(failure), signal)).rejects.toBe(failure);
  expect(listeners.size).toBe(0);
  expect(await abortable(Promise.resolve(2), undefined)).toBe(2);
});

test("rejects with the signal's own reason, even when the promise never settles", async () => {
  const { controller, signal, listeners } = watchedSignal();
  const result = abortable(never, signal);
  controller.abort(reason);
  await expect(result).rejects.toBe(reason);
  expect(listeners.size).toBe(0);
});

test('a signal that has aborted wins over a promise that has settled, and gets no listener', async () => {
  const { controller, signal, listeners } = watchedSignal();
  controller.abort(reason);
  const result = abortable(Promise.resolve(1), signal);
  expect(listeners.size).toBe(0);
  await expect(result).rejects.toBe(reason);
});

test('a promise that fails after the abort leaves no unhandled rejection', async () => {
  const unhandled: unknown[] = [];
  const record = (error: unknown): void => void unhandled.push(error);
  process.on('unhandledRejection', record);
  try {
    const late = Promise.withResolvers<void>();
    await expect(abortable(late.promise, AbortSignal.abort(reason))).rejects.toBe(reason);
    late.reject(new Error('late'));
    await setImmediate();
    expect(unhandled).toEqual([]);
  } finally {
    process.off('unhandledRejection', record);
  }
});
