import { ConnectionError, HttpError } from '@x/transport/errors';
import { expect, test } from 'vitest';

import { addGraph, advanceTime, durationOf, setUp, useFakeTime } from '../support/jobs-fixture.js';

useFakeTime();

test('without events the queue is polled each second, for all jobs in one request', async () => {
  const { queue, server, stores, createService } = setUp();
  Object.assign(stores, { events: undefined });
  const batch = await createService().enqueueBatch({ graph: addGraph, runs: 50 });
  const results = batch.results();
  await advanceTime(10_000);
  expect(server.requestCount('queueItems.summaries')).toBe(10);
  for (const { id } of batch.jobs) queue.run(id);

  expect(await durationOf(results)).toBeLessThan(1_100);
  expect(server.requests.slice(11)).toEqual(['queueItems.summaries', 'queueItems.getMany']);
});

test.each(['refused', 'disconnected'])('the queue is polled when the socket is %s from the start', async (state) => {
  const { queue, server, socket, jobs } = setUp();
  if (state === 'refused') socket.refuse();
  else socket.goDown();
  const job = await jobs.enqueue(addGraph);
  expect(socket.state).toBe(state);
  await advanceTime(20_000);
  expect(server.requests.length).toBeLessThanOrEqual(21);
  queue.run(job.id);
  expect(await durationOf(job.result())).toBeLessThan(1_100);
});

test('missed events are made up for within a second when the socket is refused later', async () => {
  const { queue, socket, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  socket.refuse();
  queue.run(job.id);
  expect(await durationOf(job.result())).toBeLessThan(1_100);
});

test('a connection that stalls is detected', async () => {
  const { queue, server, socket, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  const result = job.result();
  await advanceTime(5_000);
  socket.beSilent();
  queue.run(job.id);
  expect(await durationOf(result)).toBeLessThan(2_200);
  expect(server.requests).toEqual(['queue.enqueue', 'queueItems.summaries', 'queueItems.getMany']);
});

test('a connection that stalls from the start delays the enqueue by a second at most', async () => {
  const { queue, socket, jobs } = setUp();
  socket.beSilent();
  const enqueued = jobs.enqueue(addGraph);
  expect(await durationOf(enqueued)).toBeLessThan(1_100);
  const job = await enqueued;
  queue.run(job.id);
  expect(await durationOf(job.result())).toBeLessThan(2_200);
});

test('while the socket is open and there are no events, only the heartbeat polls', async () => {
  const { server, jobs, createService, queue, socket } = setUp();
  const job = await jobs.enqueue(addGraph);
  const result = job.result();
  await advanceTime(60_000);
  expect(server.requests).toEqual([
    'queue.enqueue',
    'queueItems.summaries',
    'queueItems.summaries',
    'queueItems.summaries',
    'queueItems.summaries',
  ]);
  const [rare] = [await createService({ heartbeatInterval: 40_000 }).enqueue(addGraph)];
  socket.beSilent(false);
  queue.run(rare.id);
  queue.run(job.id);
  await rare.result();
  await result;
});

test('a service that is closed while it enqueues keeps its subscription until the job has ended', async () => {
  const { queue, server, socket, jobs } = setUp();
  server.onRequest(async (request, next) => {
    if (request === 'queue.enqueue') jobs.close();
    await next();
    if (request === 'queue.enqueue') queue.run(1);
  });
  expect((await (await jobs.enqueue(addGraph)).result()).itemId).toBe(1);
  await advanceTime(1_000);
  expect(server.requests).toEqual(['queue.enqueue']);
  expect(socket.messages.map(([name]) => name)).toEqual(['subscribe_queue', 'unsubscribe_queue']);
});

test('a poll that was due when the last job ended is not made for the next one', async () => {
  const { server, socket, jobs } = setUp();
  const first = await jobs.enqueue(addGraph);
  socket.emit('queue_cleared', { timestamp: 0, queue_id: 'default', user_id: null });
  await first.cancel();
  await advanceTime(100);
  const second = await jobs.enqueue(addGraph);
  const ended = expect(second.result()).rejects.toMatchObject({ by: 'handle' });
  await advanceTime(14_000);
  expect(server.requests).toEqual(['queue.enqueue', 'queue.cancelBatches', 'queueItems.find', 'queue.enqueue']);
  await second.cancel();
  await ended;
});

test('missed events are made up for after a reconnect', async () => {
  const { queue, socket, server, jobs } = setUp({ pollInterval: 5_000 });
  const job = await jobs.enqueue(addGraph);
  socket.drop();
  queue.run(job.id);
  expect(await durationOf(job.result())).toBeLessThan(1_500);
  expect(server.requestCount('queueItems.summaries')).toBe(1);
});

test('a socket that is open already is used as it is', async () => {
  const { server, socket, jobs } = setUp();
  const stop = socket.on('queue_cleared', () => {});
  await advanceTime();
  expect(socket.state).toBe('open');
  const job = await jobs.enqueue(addGraph);
  const ended = expect(job.result()).rejects.toMatchObject({ by: 'handle' });
  await advanceTime(14_000);
  expect(server.requests).toEqual(['queue.enqueue']);
  await job.cancel();
  await ended;
  stop();
});

test('many events that require a poll lead to four polls a second', async () => {
  const { server, socket, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  for (let index = 0; index < 100; index++) {
    socket.emit('queue_cleared', { timestamp: 0, queue_id: 'default', user_id: null });
    await advanceTime(10);
  }
  expect(server.requestCount('queueItems.summaries')).toBeLessThanOrEqual(5);
  await job.cancel();
});

test('an item that is missing from one response is not gone', async () => {
  const { queue, server, socket, stores, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  const result = job.result();
  const { summaries } = stores.queueItems;
  Object.assign(stores.queueItems, { summaries: async () => [] });
  socket.emit('queue_cleared', { timestamp: 0, queue_id: 'default', user_id: null });
  await advanceTime(500);
  Object.assign(stores.queueItems, { summaries });
  await advanceTime(2_000);
  expect(server.requestCount('queueItems.summaries')).toBe(1);
  queue.run(job.id);
  await result;
});

test('a server that is unreachable for a while is polled once a second at most, and the job is followed on', async () => {
  const { queue, server, socket, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  socket.goDown();
  let requested = 0;
  server.onRequest(async (request) => {
    requested++;
    throw new ConnectionError(request, 'refused');
  });
  await advanceTime(200_000);
  expect(requested).toBeLessThanOrEqual(201);
  queue.run(job.id);
  server.onRequest();
  expect(await durationOf(job.result())).toBeLessThan(1_100);
});

test('an outage longer than maxOutage ends the wait with its cause', async () => {
  const { server, socket, jobs } = setUp({ maxOutage: 10_000 });
  const batch = await jobs.enqueueBatch({ graph: addGraph, runs: 2 });
  socket.goDown();
  server.onRequest(async (request) => {
    throw new HttpError(request, { status: 503, detail: 'no' });
  });
  const ends = batch.outcomes();
  const time = await durationOf(ends);
  expect(time).toBeGreaterThan(9_000);
  expect(time).toBeLessThan(13_000);
  expect((await ends).map(({ error }) => error)).toMatchObject([
    { name: 'JobLostError', itemId: 1, cause: { status: 503 } },
    { name: 'JobLostError', itemId: 2 },
  ]);
  await expect(batch.jobs[0]?.result({ cancel: true })).rejects.toMatchObject({ name: 'JobLostError' });
  expect(server.requestCount('queueItems.cancel')).toBe(0);
});

test('an hour of sleep of the computer does not count as an outage of an hour', async () => {
  const { queue, server, socket, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  socket.goDown();
  server.onRequest(async (request) => {
    await new Promise((resolve) => setTimeout(resolve, 3_600_000));
    throw new ConnectionError(request, 'the network was down');
  });
  await advanceTime(3 * 3_700_000);
  expect(server.requestCount('queueItems.summaries')).toBe(4);
  expect(job.status).toBe('pending');
  server.onRequest();
  queue.run(job.id);
  await advanceTime(3_700_000);
  await job.result();
});

test('a connection that stalls after an event is detected too', async () => {
  const { queue, socket, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  queue.start(job.id);
  await advanceTime(3_000);
  queue.progress(job.id, 'a');
  socket.beSilent();
  queue.finishNodes(job.id);
  queue.complete(job.id);
  expect(await durationOf(job.result())).toBeLessThan(3_300);
});

test('failures with successes in between do not add up to an outage', async () => {
  const { queue, server, stores, createService } = setUp();
  Object.assign(stores, { events: undefined });
  const job = await createService({ maxOutage: 3_000 }).enqueue(addGraph);
  let requested = 0;
  server.onRequest(async (request, next) => {
    if (++requested % 2 === 0) throw new ConnectionError(request, 'reset');
    return next();
  });
  await advanceTime(60_000);
  expect(job.status).toBe('pending');
  server.onRequest();
  queue.run(job.id);
  await durationOf(job.result());
});

test('an item is gone when it is missing from two responses in a row, and not from every second one', async () => {
  const { queue, stores, createService } = setUp();
  Object.assign(stores, { events: undefined });
  const [job, ended] = (await createService().enqueueBatch({ graph: addGraph, runs: 2 })).jobs;
  const { summaries, getMany, find } = stores.queueItems;
  let requested = 0;
  const everySecond = async <T>(response: Promise<T>, empty: T): Promise<T> =>
    requested++ % 2 === 0 ? empty : response;
  Object.assign(stores.queueItems, {
    summaries: (...given: Parameters<typeof summaries>) => everySecond(summaries(...given), []),
  });
  await advanceTime(10_000);
  expect(job?.status).toBe('pending');
  let fetched = 0;
  Object.assign(stores.queueItems, {
    summaries,
    getMany: async (...given: Parameters<typeof getMany>) => (fetched++ % 2 === 0 ? [] : getMany(...given)),
    find: async (...given: Parameters<typeof find>) => (fetched % 2 === 1 ? undefined : find(...given)),
  });
  queue.run(1);
  queue.run(2);
  await durationOf(Promise.all([job?.result(), ended?.result()]));
  expect(fetched).toBe(2);
});

test('a socket that is refused after a first job: the second one is polled', async () => {
  const { queue, socket, jobs } = setUp();
  const first = await jobs.enqueue(addGraph);
  queue.run(first.id);
  await first.result();
  await advanceTime(100);
  socket.refuse();
  const second = await jobs.enqueue(addGraph);
  queue.run(second.id);
  expect(await durationOf(second.result())).toBeLessThan(1_100);
});
