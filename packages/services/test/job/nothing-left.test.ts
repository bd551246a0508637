import { ConnectionError, HttpError } from '@x/transport/errors';
import { expect, test, vi } from 'vitest';

import { batchEvents } from '../../src/internal/job/events/batch-events.js';
import { jobEvents } from '../../src/internal/job/events/job-events.js';
import { initialState } from '../../src/internal/job/item-state.js';
import { TrackedItem } from '../../src/internal/job/tracked-item.js';
import { waitForEnd } from '../../src/internal/job/wait.js';
import { addGraph, advanceTime, setUp, useFakeTime } from '../support/jobs-fixture.js';
import { watchedSignal } from '../support/watched-signal.js';

useFakeTime();

/** An item, a signal and a queue, and the listeners of each. */
function watched() {
  const item = new TrackedItem(1, initialState('b'));
  const { controller, signal, listeners: signalListeners } = watchedSignal();
  const itemListeners = new Set<unknown>();
  const queueListeners = new Set<unknown>();
  const { addListener, removeListener } = item;
  item.addListener = (listener) => {
    itemListeners.add(listener);
    addListener.call(item, listener);
  };
  item.removeListener = (listener) => {
    itemListeners.delete(listener);
    removeListener.call(item, listener);
  };
  const requests: (AbortSignal | undefined)[] = [];
  const context = {
    position: async (_: unknown, options: { readonly signal?: AbortSignal | undefined }) => {
      requests.push(options.signal);
      return 0;
    },
    onDequeued: (callback: unknown) => {
      queueListeners.add(callback);
      return () => queueListeners.delete(callback);
    },
  };
  const count = () => ({ item: itemListeners.size, signal: signalListeners.size, queue: queueListeners.size });
  const cancel = () => item.observe({ from: 'event', identity: { batchId: 'b', sessionId: 's' }, type: 'canceled' });
  return { item, signal, count, context, requests, cancel, abort: () => controller.abort('enough') };
}

const none = { item: 0, signal: 0, queue: 0 };

test.each(['ends', 'expires', 'is aborted'])('a wait that %s leaves no listener and no timer', async (how) => {
  const { item, signal, count, cancel, abort } = watched();
  const wait = waitForEnd([item], { signal, maxWait: how === 'expires' ? 5 : 60_000 });
  expect(count()).toEqual({ ...none, item: 1, signal: 1 });
  if (how === 'ends') cancel();
  if (how === 'expires') vi.advanceTimersByTime(5);
  if (how === 'is aborted') abort();
  await wait.catch(() => undefined);
  expect(count()).toEqual(none);
  expect(vi.getTimerCount()).toBe(0);
});

test('events of a job that ends leave no listener', async () => {
  const { item, signal, count, context, cancel } = watched();
  const events = jobEvents(item, context, { signal });
  await events.next();
  expect(count()).toEqual({ item: 1, signal: 1, queue: 1 });
  cancel();
  for await (const { type } of events) expect(type).toBe('finished');
  expect(count()).toEqual(none);
});

test.each(['left', 'aborted'])('events of a job that are %s leave no listener and no request', async (how) => {
  const { item, signal, count, context, requests, abort } = watched();
  const events = jobEvents(item, context, { signal });
  expect(requests.map((request) => request?.aborted)).toEqual([false]);
  if (how === 'left') await events.return(undefined);
  else abort();
  expect(count()).toEqual(none);
  expect(requests.map((request) => request?.aborted)).toEqual([true]);
});

test('events of a batch that are left leave no listener', async () => {
  const { item, signal, count } = watched();
  const events = batchEvents(new Map([[item, 'a job']]), { signal });
  const waiting = events.next();
  expect(count()).toEqual({ ...none, item: 1, signal: 1 });
  await events.return(undefined);
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(count()).toEqual(none);
});

test('a service that is closed soon after its last job leaves no timer', async () => {
  const { jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  await job.cancel();
  await advanceTime();
  jobs.close();
  await advanceTime(15); // the socket has closed by then
  expect(vi.getTimerCount()).toBe(0);
});

test('an enqueue leaves no listener of its signal, whether it resolves, searches for the batch or rejects', async () => {
  const { queue, server, jobs } = setUp();
  const { signal, listeners } = watchedSignal();
  const enqueue = async (): Promise<unknown> => {
    const enqueued = jobs.enqueue(addGraph, {}, { signal }).catch((error: unknown) => error);
    await advanceTime(3_000);
    return enqueued;
  };
  await enqueue();
  expect(listeners.size).toBe(0);
  let found = 0;
  server.onRequest(async (request, next) => {
    if (request === 'queue.batchStatus' && found++ < 3) throw new ConnectionError(request, 'refused');
    await next();
    if (request === 'queue.enqueue') throw new ConnectionError(request, 'reset');
  });
  await enqueue();
  expect(found).toBe(4);
  expect(listeners.size).toBe(0);
  server.onRequest(async (request) => {
    throw new HttpError(request, { status: 422, detail: 'no such node' });
  });
  expect(await enqueue()).toBeInstanceOf(HttpError);
  expect(listeners.size).toBe(0);
  expect(queue.items.size).toBe(2);
  jobs.close();
});

test('an enqueue that is aborted while it subscribes, or searches for the batch, leaves nothing behind', async () => {
  const { server, socket, jobs } = setUp();
  const first = watchedSignal();
  socket.beSilent();
  const subscribing = expect(jobs.enqueue(addGraph, {}, { signal: first.signal })).rejects.toBe('subscribing');
  await advanceTime(5);
  first.controller.abort('subscribing');
  await subscribing;
  socket.beSilent(false);
  const second = watchedSignal();
  server.onRequest(async (request) => {
    throw new ConnectionError(request, 'refused');
  });
  const searching = expect(jobs.enqueue(addGraph, {}, { signal: second.signal })).rejects.toBe('searching');
  await advanceTime(3_050);
  expect(second.listeners.size).toBe(1);
  second.controller.abort('searching');
  await searching;
  expect([first.listeners.size, second.listeners.size]).toEqual([0, 0]);
});
