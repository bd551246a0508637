import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { delay } from '../../src/async.js';
import { InputError } from '../../src/errors.js';
import { watchedSignal } from '../support/watched-signal.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

test('resolves after that time and not before, and leaves no listener behind', async () => {
  const { signal, listeners } = watchedSignal();
  const done = vi.fn();
  const wait = delay(100, { signal }).then(done);
  await vi.advanceTimersByTimeAsync(99);
  expect([done.mock.calls.length, listeners.size]).toEqual([0, 1]);
  await vi.advanceTimersByTimeAsync(1);
  expect([done.mock.calls.length, listeners.size]).toEqual([1, 0]);
  await wait;
});

test("rejects with the signal's own reason, and leaves no timer behind", async () => {
  const reason = new Error('the user left');
  const { controller, signal, listeners } = watchedSignal();
  const wait = delay(100, { signal });
  controller.abort(reason);
  await expect(wait).rejects.toBe(reason);
  expect([vi.getTimerCount(), listeners.size]).toEqual([0, 0]);
  await expect(delay(100, { signal })).rejects.toBe(reason);
});

test.each([-1, Number.NaN, 2 ** 31, Number.POSITIVE_INFINITY])(
  'refuses a time that no timer keeps: %s',
  async (time) => {
    await expect(delay(time)).rejects.toThrow(
      new InputError('milliseconds', `must be a number from 0 to 2147483647, got ${time}`),
    );
  },
);
