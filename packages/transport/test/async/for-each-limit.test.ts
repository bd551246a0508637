import { expect, test } from 'vitest';

import { forEachLimit } from '../../src/async.js';
import { InputError } from '../../src/errors.js';

/** Work that ends when the test says so. */
function controlled() {
  const started: number[] = [];
  const inProgress = new Map<number, PromiseWithResolvers<void>>();
  const work = async (item: number): Promise<void> => {
    started.push(item);
    const deferred = Promise.withResolvers<void>();
    inProgress.set(item, deferred);
    await deferred.promise;
  };
  const settle = async (item: number, failure?: Error): Promise<void> => {
    if (failure) inProgress.get(item)?.reject(failure);
    else inProgress.get(item)?.resolve();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { started, work, settle };
}

test('works on all items in order, never on more than the limit at once', async () => {
  const { started, work, settle } = controlled();
  const all = forEachLimit([1, 2, 3, 4], work, { concurrency: 2 });
  expect(started).toEqual([1, 2]);
  await settle(2);
  expect(started).toEqual([1, 2, 3]);
  await settle(1);
  expect(started).toEqual([1, 2, 3, 4]);
  await settle(3);
  await settle(4);
  expect(await all).toBeUndefined();
  expect(await forEachLimit([], work, { concurrency: 2 })).toBeUndefined();
});

test('after a failure starts nothing more, waits for what is in progress and rejects with the first failure', async () => {
  const { started, work, settle } = controlled();
  const failure = new Error('first');
  let isSettled = false;
  const all = forEachLimit([1, 2, 3], work, { concurrency: 2 }).finally(() => {
    isSettled = true;
  });
  const rejected = expect(all).rejects.toBe(failure);
  await settle(2, failure);
  expect([started, isSettled]).toEqual([[1, 2], false]);
  await settle(1, new Error('second'));
  await rejected;
  expect(started).toEqual([1, 2]);
});

test("after an abort starts nothing more and rejects with the signal's own reason", async () => {
  const { started, work, settle } = controlled();
  const reason = new Error('the user left');
  const controller = new AbortController();
  const all = forEachLimit([1, 2, 3], work, { concurrency: 2, signal: controller.signal });
  const rejected = expect(all).rejects.toBe(reason);
  controller.abort(reason);
  await settle(1);
  await settle(2);
  await rejected;
  expect(started).toEqual([1, 2]);
});

test('an abort after the last item has begun changes nothing', async () => {
  const { work, settle } = controlled();
  const controller = new AbortController();
  const all = forEachLimit([1], work, { concurrency: 2, signal: controller.signal });
  controller.abort();
  await settle(1);
  expect(await all).toBeUndefined();
});

test.each([0, -1, Number.NaN])('refuses a limit that would never begin: %s', async (concurrency) => {
  const { work } = controlled();
  await expect(forEachLimit([1], work, { concurrency })).rejects.toThrow(
    new InputError('concurrency', `must be 1 or more, got ${concurrency}`),
  );
});
