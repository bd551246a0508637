import {
  AuthenticationError,
  HttpError,
  PermissionError,
  ResponseTooLargeError,
  UnsupportedOperationError,
} from '@x/transport/errors';
import { expect, test } from 'vitest';

import { addGraph, advanceTime, durationOf, setUp, useFakeTime } from '../support/jobs-fixture.js';

useFakeTime();

const failure = { name: 'JobFailedError', errorType: 'ZeroDivisionError', errorMessage: 'division by zero' };

test('a failure names the node, its type, the error and the traceback', async () => {
  const { queue, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  queue.start(job.id);
  queue.fail(job.id, 'b');
  await expect(job.result()).rejects.toMatchObject({
    ...failure,
    message: 'job 1 failed in node b (add): ZeroDivisionError: division by zero',
    itemId: 1,
    nodeId: 'b',
    nodeType: 'add',
    traceback: 'Traceback …',
  });
});

test('a failure whose event is lost is loaded from the item', async () => {
  const { queue, socket, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  queue.onEvent((name, payload) => {
    if (name !== 'invocation_error') socket.emit(name, payload);
  });
  queue.start(job.id);
  queue.fail(job.id, 'b');
  await expect(job.result()).rejects.toMatchObject({ ...failure, nodeId: 'b', nodeType: 'add' });
});

test('a failed item that is pruned before it is loaded has the failure of its events', async () => {
  const { queue, server, socket, jobs } = setUp();
  const [one, two] = (await jobs.enqueueBatch({ graph: addGraph, runs: 2 })).jobs;
  queue.fail(1, 'b');
  queue.remove(1);
  await expect(one?.result()).rejects.toMatchObject({ ...failure, nodeId: 'b' });
  queue.onEvent((name, payload) => {
    if (name !== 'invocation_error') socket.emit(name, payload);
  });
  queue.fail(2, 'b');
  queue.remove(2);
  const result = expect(two?.result()).rejects.toMatchObject({ ...failure, nodeId: undefined });
  expect(await durationOf(result)).toBeLessThan(1_200);
  expect(server.requests.length).toBeLessThan(10);
});

test('an error event that arrives before the `failed` of its item is the failure', async () => {
  const { queue, socket, server, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  const emitted: [name: string, payload: object][] = [];
  queue.onEvent((name, payload) => emitted.push([name, payload]));
  queue.fail(job.id, 'b');
  for (const [name, payload] of emitted.reverse()) socket.emit(name, payload);
  await expect(job.result()).rejects.toMatchObject({ ...failure, nodeId: 'b' });
  expect(server.requests).toEqual(['queue.enqueue']);
});

test.each(['deleted', 'cleared'])('a job that was %s is gone', async (how) => {
  const { queue, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  if (how === 'cleared') queue.clear();
  else queue.remove(job.id);
  const result = expect(job.result()).rejects.toMatchObject({ name: 'JobGoneError', itemId: 1 });
  expect(await durationOf(result)).toBeLessThan(how === 'cleared' ? 1_500 : 16_100);
});

test('an item that cannot be read ends its own wait only', async () => {
  const { queue, server, stores, jobs } = setUp();
  const batch = await jobs.enqueueBatch({ graph: addGraph, runs: 2 });
  const { getMany, find } = stores.queueItems;
  const broken = new HttpError('GET item', { status: 500, detail: 'Unexpected error while fetching queue item' });
  Object.assign(stores.queueItems, {
    getMany: async (...given: Parameters<typeof getMany>) =>
      (await getMany(...given)).filter(({ item_id }) => item_id > 1),
    find: async (...given: Parameters<typeof find>) => {
      if (given[0] === 1) throw broken;
      return find(...given);
    },
  });
  queue.onEvent();
  queue.run(1);
  queue.run(2);
  const ends = batch.outcomes();
  await durationOf(ends);
  expect(await ends).toMatchObject([{ error: { name: 'JobLostError', cause: broken } }, { result: { itemId: 2 } }]);
  expect(server.requestCount('queueItems.getMany')).toBeLessThan(5);
});

test.each([
  new AuthenticationError('find', { status: 401, detail: 'the token has expired' }),
  new PermissionError('find', { status: 403, detail: 'logged out' }),
])('an item that may not be read for a while is read again, and its job has a result: $name', async (error) => {
  const { queue, server, stores, createService } = setUp({}, { version: '6.5.0' });
  Object.assign(stores, { events: undefined });
  const job = await createService().enqueue(addGraph);
  queue.run(job.id);
  server.onRequest(async (request) => {
    throw request === 'queueItems.find' ? error : new UnsupportedOperationError(request, '6.14.0', '6.5.0');
  });
  await advanceTime(5_000);
  expect(server.requestCount('queueItems.find')).toBeGreaterThan(1);
  server.onRequest();
  expect(await durationOf(job.result())).toBeLessThan(2_000);
});

test('a wait that exceeds maxWait rejects, and the job continues', async () => {
  const { queue, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  const result = expect(job.result({ maxWait: 500 })).rejects.toMatchObject({ name: 'JobTimeoutError', maxWait: 500 });
  expect(await durationOf(result)).toBeCloseTo(500, -2);
  expect(job.status).toBe('pending');
  queue.run(job.id);
  expect(await job.result({ maxWait: 1 })).toMatchObject({ itemId: 1 });
  await expect(job.result({ maxWait: Number.NaN })).rejects.toThrow(
    'maxWait: must be a number of milliseconds, got NaN',
  );
});

test('a maxWait of years is possible', async () => {
  const { queue, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  const result = job.result({ maxWait: 2 ** 40 });
  await advanceTime(60_000);
  queue.run(job.id);
  expect((await result).itemId).toBe(1);
});

test('an abort rejects with its own reason at once, and the job continues', async () => {
  const { queue, server, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  const reason = { my: 'reason' };
  const controller = new AbortController();
  const result = expect(job.result({ signal: controller.signal })).rejects.toBe(reason);
  controller.abort(reason);
  await result;
  await expect(job.result({ signal: controller.signal })).rejects.toBe(reason);
  expect(server.requests).toEqual(['queue.enqueue']);
  queue.run(job.id);
  await job.result();
});

test('a batch has the outcome of each job, and its results reject with the first error', async () => {
  const { queue, jobs } = setUp();
  const batch = await jobs.enqueueBatch({ graph: addGraph, runs: 3 });
  queue.run(1);
  queue.fail(2, 'b');
  queue.change(3, 'canceled');
  const [first, second, third] = await batch.outcomes();
  expect(first?.result?.itemId).toBe(1);
  expect([second?.error?.name, third?.error?.name]).toEqual(['JobFailedError', 'JobCanceledError']);
  await expect(batch.results()).rejects.toBe(second?.error);
});

test('an item that is too large for a response ends its job as lost, soon', async () => {
  const { queue, server, stores, createService } = setUp();
  Object.assign(stores, { events: undefined });
  const job = await createService().enqueue(addGraph);
  const error = new ResponseTooLargeError('find', 1_000);
  const { getMany } = stores.queueItems;
  Object.assign(stores.queueItems, {
    getMany: async (...given: Parameters<typeof getMany>) => (await getMany(...given)).slice(1),
  });
  server.onRequest(async (request, next) => {
    if (request === 'queueItems.find') throw error;
    return next();
  });
  queue.run(job.id);
  const lost = expect(job.result()).rejects.toMatchObject({ name: 'JobLostError', cause: error });
  expect(await durationOf(lost)).toBeLessThan(5_000);
});
