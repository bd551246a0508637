import { ConnectionError, HttpError } from '@x/transport/errors';
import { expect, test } from 'vitest';

import { addGraph, advanceTime, durationOf, setUp, useFakeTime } from '../support/jobs-fixture.js';

useFakeTime();

test('a cancellation has a cause', async () => {
  const { queue, jobs } = setUp();
  const [mine, theirs, bulk] = (await jobs.enqueueBatch({ graph: addGraph, runs: 3 })).jobs;
  expect(await mine?.cancel()).toBe(true);
  queue.change(2, 'canceled');
  queue.cancelMany([3]);
  await expect(mine?.result()).rejects.toMatchObject({ by: 'handle', message: 'job 1 was canceled' });
  await expect(theirs?.result()).rejects.toMatchObject({ by: 'external', message: /by another client/ });
  const result = expect(bulk?.result()).rejects.toMatchObject({ by: 'external' });
  expect(await durationOf(result)).toBeLessThan(500); // the event names ids alone, so the queue is polled
});

test('a cancellation of items that are not followed makes no request', async () => {
  const { queue, server, socket, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  const result = job.result();
  await advanceTime(500);
  const emit = (id: number) =>
    socket.emit('queue_items_canceled', { timestamp: 0, queue_id: 'default', canceled_item_ids: [id] });
  const before = server.requests.length;
  emit(job.id + 1);
  await advanceTime(500);
  expect(server.requests).toHaveLength(before);
  emit(job.id);
  await advanceTime(500);
  expect(server.requests.length).toBeGreaterThan(before);
  queue.run(job.id);
  await result;
});

test('a restart of the server is recognized by the running jobs that it canceled; pending jobs continue', async () => {
  const { queue, server, socket, jobs } = setUp();
  const [running, waiting, started] = (await jobs.enqueueBatch({ graph: addGraph, runs: 3 })).jobs;
  queue.start(1);
  socket.goDown();
  queue.start(3);
  server.onRequest(async (request) => {
    throw new ConnectionError(request, 'refused');
  });
  await advanceTime(1_000);
  queue.restart();
  server.onRequest();
  socket.accept();
  const result = expect(running?.result()).rejects.toMatchObject({ by: 'restart', message: /was restarted/ });
  const unheard = expect(started?.result()).rejects.toMatchObject({ by: 'restart' });
  await durationOf(Promise.all([result, unheard]));
  queue.run(2);
  await durationOf(waiting?.result() ?? Promise.reject());
});

test('a job that is canceled while only the socket was cut was not canceled by a restart', async () => {
  const { queue, socket, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  queue.start(job.id);
  socket.drop();
  queue.change(job.id, 'canceled');
  await durationOf(expect(job.result()).rejects.toMatchObject({ by: 'external' }));
});

test('a job that another client cancels after a reconnect, or while the socket is refused, was not canceled by a restart', async () => {
  const { queue, socket, jobs } = setUp();
  const [after, refused] = (await jobs.enqueueBatch({ graph: addGraph, runs: 2 })).jobs;
  queue.start(1);
  queue.start(2);
  socket.drop();
  await advanceTime(2_000);
  queue.change(1, 'canceled');
  await expect(after?.result()).rejects.toMatchObject({ by: 'external' });
  socket.refuse();
  queue.change(2, 'canceled');
  const result = expect(refused?.result()).rejects.toMatchObject({ by: 'external' });
  await durationOf(result);
});

test('with `cancel` an abort cancels the job, and rejects with its own reason when that fails', async () => {
  const { queue, server, jobs } = setUp();
  const [job, other] = (await jobs.enqueueBatch({ graph: addGraph, runs: 2 })).jobs;
  const signal = AbortSignal.abort('enough');
  await expect(job?.result({ signal, cancel: true })).rejects.toBe('enough');
  expect(queue.get(1).status).toBe('canceled');
  await expect(job?.result({ cancel: true })).rejects.toMatchObject({ by: 'handle' });
  server.onRequest(async (request, next) => {
    if (request === 'queueItems.cancel') throw new ConnectionError(request, 'reset');
    return next();
  });
  await expect(other?.result({ signal, cancel: true })).rejects.toBe('enough');
  queue.run(2);
  expect(server.requestCount('queueItems.cancel')).toBe(2);
});

test('with `cancel` an abort cancels a batch in one request', async () => {
  const { queue, server, jobs } = setUp();
  const batch = await jobs.enqueueBatch({ graph: addGraph, runs: 20 });
  queue.run(1);
  await expect(batch.results({ signal: AbortSignal.abort('enough'), cancel: true })).rejects.toBe('enough');
  const outcomes = batch.outcomes();
  await durationOf(outcomes);
  const ends = await outcomes;
  expect(ends.filter(({ error }) => error?.name === 'JobCanceledError')).toHaveLength(19);
  expect(ends.at(-1)?.error).toMatchObject({ by: 'handle' });
  expect(server.requests.slice(0, 2)).toEqual(['queue.enqueue', 'queue.cancelBatches']);
  expect(await batch.cancel()).toBe(0);
  expect(server.requestCount('queue.cancelBatches')).toBe(1);
});

test('canceling a job that has ended returns false', async () => {
  const { queue, server, jobs } = setUp();
  const [ended, unheard, gone] = (await jobs.enqueueBatch({ graph: addGraph, runs: 3 })).jobs;
  queue.run(1);
  expect(await ended?.cancel()).toBe(false);
  expect(server.requests).toEqual(['queue.enqueue']);
  queue.onEvent();
  queue.run(2);
  queue.remove(3);
  expect(await unheard?.cancel()).toBe(false);
  expect(await gone?.cancel()).toBe(false);
  await expect(gone?.result()).rejects.toMatchObject({ name: 'JobGoneError' });
  expect(await durationOf(unheard?.result() ?? Promise.reject())).toBeLessThan(1_000);
});

test('a cancellation whose response is lost is by this handle; one that was refused is not', async () => {
  const { queue, server, socket, jobs } = setUp();
  const [lost, refused] = (await jobs.enqueueBatch({ graph: addGraph, runs: 2 })).jobs;
  let isDown = false;
  server.onRequest(async (request, next) => {
    await next();
    isDown ||= request === 'queueItems.cancel';
    if (isDown) throw new ConnectionError(request, 'reset');
  });
  queue.onEvent();
  await expect(lost?.cancel()).rejects.toThrow(ConnectionError);
  server.onRequest(async (request, next) => {
    if (request === 'queueItems.find') return next();
    throw new HttpError(request, { status: 403, detail: 'not yours' });
  });
  await expect(refused?.cancel()).rejects.toThrow(HttpError);
  server.onRequest();
  queue.onEvent((name, payload) => socket.emit(name, payload));
  queue.change(2, 'canceled');
  await expect(refused?.result()).rejects.toMatchObject({ by: 'external' });
  const result = expect(lost?.result()).rejects.toMatchObject({ by: 'handle' });
  await durationOf(result);
});

test('a job that is canceled without an event, long after an outage, was not canceled by a restart', async () => {
  const { queue, server, stores, createService } = setUp();
  Object.assign(stores, { events: undefined });
  const [running, waiting] = (await createService().enqueueBatch({ graph: addGraph, runs: 2 })).jobs;
  queue.start(1);
  server.onRequest(async (request) => {
    throw new ConnectionError(request, 'refused');
  });
  await advanceTime(3_000);
  queue.cancelMany([2]); // which a restart does not do to what waits
  server.onRequest();
  await durationOf(expect(waiting?.result()).rejects.toMatchObject({ by: 'external' }));
  await advanceTime(3_000);
  queue.change(1, 'canceled');
  await durationOf(expect(running?.result()).rejects.toMatchObject({ by: 'external' }));
});

test('while events arrive, failed requests do not indicate a restart', async () => {
  const { queue, server, socket, jobs } = setUp({ heartbeatInterval: 2_000 });
  const job = await jobs.enqueue(addGraph);
  queue.start(job.id);
  queue.onEvent();
  server.onRequest(async (request) => {
    queue.change(job.id, 'canceled');
    server.onRequest();
    throw new ConnectionError(request, 'reset');
  });
  await durationOf(expect(job.result()).rejects.toMatchObject({ by: 'external' }));
  queue.onEvent((name, payload) => socket.emit(name, payload));
});

test('without events, failed requests before a cancellation indicate a restart', async () => {
  const { queue, server, stores, createService } = setUp();
  Object.assign(stores, { events: undefined });
  const job = await createService().enqueue(addGraph);
  queue.start(job.id);
  await advanceTime(1_500);
  server.onRequest(async (request) => {
    throw new ConnectionError(request, 'refused');
  });
  await advanceTime(3_000);
  queue.restart();
  server.onRequest();
  await durationOf(expect(job.result()).rejects.toMatchObject({ by: 'restart' }));
});

test('a canceled batch is polled when there is no event of it', async () => {
  const { queue, jobs } = setUp();
  const batch = await jobs.enqueueBatch({ graph: addGraph, runs: 2 });
  queue.onEvent();
  expect(await batch.cancel()).toBe(2);
  const ends = batch.outcomes();
  expect(await durationOf(ends)).toBeLessThan(1_000);
  expect((await ends).map(({ error }) => error)).toMatchObject([{ by: 'handle' }, { by: 'handle' }]);
});

test('a batch whose cancellation was refused, and that another client cancels, was canceled externally', async () => {
  const { queue, server, jobs } = setUp();
  const batch = await jobs.enqueueBatch({ graph: addGraph });
  server.onRequest(async (request) => {
    throw new HttpError(request, { status: 403, detail: 'not yours' });
  });
  await expect(batch.cancel()).rejects.toThrow('403');
  queue.change(1, 'canceled');
  await expect(batch.results()).rejects.toMatchObject({ by: 'external' });
});
