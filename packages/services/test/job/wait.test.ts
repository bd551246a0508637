import { ConnectionError } from '@x/transport/errors';
import { expect, test } from 'vitest';

import { addGraph, advanceTime, durationOf, iterateGraph, setUp, useFakeTime } from '../support/jobs-fixture.js';

useFakeTime();

test('a job is followed by its events alone: there is no request but the enqueue', async () => {
  const { queue, server, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  expect(job.status).toBe('pending');
  queue.run(job.id);

  const result = await job.result();

  expect(job.status).toBe('completed');
  expect(result).toEqual({
    itemId: job.id,
    sessionId: `session-${job.id}`,
    results: [
      { nodeId: 'a', preparedId: '1-a-0', path: [], output: { type: 'integer_output', value: 1 } },
      { nodeId: 'b', preparedId: '1-b-1', path: [], output: { type: 'add_output', value: 1 } },
    ],
  });
  expect(server.requests).toEqual(['queue.enqueue']);
  expect(await job.result()).toBe(result);
});

test('events before the response to the enqueue are not missed', async () => {
  const { queue, server, jobs } = setUp();
  server.onRequest(async (request, next) => {
    await next();
    if (request === 'queue.enqueue') queue.start(1);
  });
  const job = await jobs.enqueue(addGraph);
  expect(job.status).toBe('in_progress');
  queue.finishNodes(job.id);
  queue.complete(job.id);
  await job.result();
  expect(server.requests).toEqual(['queue.enqueue']);
});

test('a job that ends before the response to the enqueue has a result', async () => {
  const { queue, server, jobs } = setUp();
  server.onRequest(async (request, next) => {
    await next();
    if (request === 'queue.enqueue') for (const id of queue.items.keys()) queue.run(id);
  });
  const { jobs: several } = await jobs.enqueueBatch({ graph: addGraph, runs: 3 });
  expect(several.map(({ status }) => status)).toEqual(['completed', 'completed', 'completed']);
  expect((await several[2]?.result())?.itemId).toBe(3);
  expect(server.requests).toEqual(['queue.enqueue']);
});

test('a bulk cancellation before the response to the enqueue is noticed soon', async () => {
  const { queue, server, jobs } = setUp();
  server.onRequest(async (request, next) => {
    await next();
    if (request === 'queue.enqueue') queue.cancelMany([1]);
  });
  const job = await jobs.enqueue(addGraph);
  const result = expect(job.result()).rejects.toMatchObject({ name: 'JobCanceledError', by: 'external' });
  expect(await durationOf(result)).toBeLessThan(1_000);
});

test('results of an iteration are loaded, in their own order', async () => {
  const { queue, server, jobs } = setUp();
  const job = await jobs.enqueue(iterateGraph);
  queue.start(job.id);
  const finished = [{ node: 'r' }, ...[2, 0, 1].flatMap((step) => ['i', 'a'].map((node) => ({ node, path: [step] })))];
  queue.finishNodes(job.id, finished);
  queue.complete(job.id);

  const { results } = await job.result();

  expect(results.map(({ nodeId, path }) => [nodeId, ...path].join(' '))).toEqual([
    'r',
    'i 0',
    'i 1',
    'i 2',
    'a 0',
    'a 1',
    'a 2',
  ]);
  expect(server.requests).toEqual(['queue.enqueue', 'queueItems.getMany']);
});

test('jobs that end while others are loaded are loaded together', async () => {
  const { queue, server, jobs } = setUp();
  const batch = await jobs.enqueueBatch({ graph: iterateGraph, runs: 120 });
  server.onRequest(async (_, next) => {
    await next();
    await advanceTime(50);
  });
  for (const { id } of batch.jobs) queue.run(id);
  await durationOf(batch.results());
  expect(server.requests).toEqual(['queue.enqueue', 'queueItems.getMany', 'queueItems.getMany']);
});

test('a lost event is made up for: at once by the next ones, or else by the heartbeat', async () => {
  const { queue, server, socket, jobs } = setUp({ heartbeatInterval: 15_000 });
  const [one, two] = (await jobs.enqueueBatch({ graph: addGraph, runs: 2 })).jobs;
  queue.onEvent((name, payload) => {
    if (name !== 'invocation_complete') socket.emit(name, payload);
  });
  queue.run(one?.id ?? 0);
  expect((await one?.result())?.results).toHaveLength(2);
  expect(server.requests).toEqual(['queue.enqueue', 'queueItems.getMany']);
  queue.onEvent();
  queue.run(two?.id ?? 0);

  const time = await durationOf(two?.result() ?? Promise.reject());

  expect(time).toBeGreaterThan(10_000);
  expect(time).toBeLessThan(15_100);
});

test('events that are doubled, late or in the wrong order change nothing', async () => {
  const { queue, socket, jobs } = setUp();
  const emitted: [name: string, payload: object][] = [];
  queue.onEvent((name, payload) => emitted.push([name, payload]));
  const [first, second] = (await jobs.enqueueBatch({ graph: addGraph, runs: 2 })).jobs;
  queue.run(first?.id ?? 0);
  for (const [name, payload] of emitted.toReversed()) socket.emit(name, payload);
  for (const [name, payload] of emitted) socket.emit(name, payload);
  const result = await first?.result();
  expect(result?.results.map(({ nodeId }) => nodeId)).toEqual(['a', 'b']);
  for (const [name, payload] of emitted) socket.emit(name, payload);
  expect(first?.status).toBe('completed');
  expect(await first?.result()).toBe(result);

  emitted.length = 0;
  queue.run(second?.id ?? 0);
  for (const event of emitted) for (const [name, payload] of [event, event]) socket.emit(name, payload);
  expect((await second?.result())?.results).toHaveLength(2);
});

test('events of unknown shape and status are ignored', async () => {
  const { queue, socket, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  socket.emit('queue_item_status_changed', { item_id: job.id, status: 'completed' });
  socket.emit('queue_items_canceled', 'all of them');
  socket.emit('something_new', { item_id: job.id });
  queue.change(job.id, 'waiting');
  expect(job.status).toBe('waiting');
  queue.run(job.id);
  expect((await job.result()).results).toHaveLength(2);
});

test('an item that goes back to waiting and starts again ends like every other', async () => {
  const { queue, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  for (const status of ['in_progress', 'waiting', 'pending'] as const) {
    queue.change(job.id, status);
    expect(job.status).toBe(status);
  }
  queue.run(job.id);
  await job.result();
});

test('items of a workflow that the batch calls are not jobs of the batch', async () => {
  const { queue, server, jobs } = setUp();
  let child = 0;
  server.onRequest(async (request, next) => {
    await next();
    if (request !== 'queue.enqueue') return;
    queue.start(1);
    child = queue.add(addGraph, { batch_id: queue.get(1).batch_id });
    queue.start(child);
  });
  const batch = await jobs.enqueueBatch({ graph: addGraph, batch_id: undefined });
  expect(batch.jobs.map(({ id }) => id)).toEqual([1]);
  queue.finishNodes(1);
  queue.complete(1);
  await batch.results();
  expect(queue.get(child).status).toBe('in_progress');
});

test('two services on one queue each follow their own', async () => {
  const { queue, server, jobs, createService } = setUp();
  const [mine, theirs] = [await jobs.enqueue(addGraph), await createService().enqueue(addGraph)];
  queue.run(theirs.id);
  queue.run(mine.id);
  expect([(await mine.result()).itemId, (await theirs.result()).itemId]).toEqual([1, 2]);
  expect(server.requests).toEqual(['queue.enqueue', 'queue.enqueue']);
});

test('jobs end on servers before 6.13, which do not number changes of status', async () => {
  const { queue, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  queue.items.set(job.id, { ...queue.get(job.id), status_sequence: null });
  queue.run(job.id);
  expect((await job.result()).results).toHaveLength(2);
});

test('close() ends every wait and does not cancel the jobs', async () => {
  const { queue, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  const result = expect(job.result()).rejects.toThrow('job 1: no longer tracked, JobService.close() was called');
  jobs.close();
  await result;
  expect(queue.get(job.id).status).toBe('pending');
});

test('the queue is polled when the socket is closed', async () => {
  const { queue, socket, jobs } = setUp();
  socket.close();
  const job = await jobs.enqueue(addGraph);
  queue.run(job.id);
  expect(await durationOf(job.result())).toBeLessThan(1_100);
});

test('an enqueue without a server leaves nothing behind', async () => {
  const { server, jobs } = setUp();
  server.onRequest(async (request) => {
    throw new TypeError(`no ${request}`);
  });
  await expect(jobs.enqueue(addGraph)).rejects.toThrow(TypeError);
  server.onRequest(async (request) => {
    throw new ConnectionError(request, 'refused');
  });
  const failure = expect(jobs.enqueue(addGraph)).rejects.toThrow('may be on the queue, which could not be read');
  expect(await durationOf(failure)).toBeLessThan(310_000);
});

test('a queue that is cleared before the response to the enqueue is noticed soon', async () => {
  const { queue, server, jobs } = setUp();
  server.onRequest(async (request, next) => {
    await next();
    if (request !== 'queue.enqueue') return;
    queue.clear();
    await new Promise((resolve) => setTimeout(resolve, 2_000));
  });
  const enqueued = jobs.enqueue(addGraph);
  await durationOf(enqueued);
  const job = await enqueued;
  const gone = expect(job.result()).rejects.toMatchObject({ name: 'JobGoneError' });
  expect(await durationOf(gone)).toBeLessThan(1_500);
});

test('a response older than the events changes nothing', async () => {
  const { queue, stores, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  const stale = await stores.queueItems.summaries([job.id]);
  const { summaries } = stores.queueItems;
  Object.assign(stores.queueItems, { summaries: async () => stale });
  queue.start(job.id);
  await advanceTime(16_000);
  expect(job.status).toBe('in_progress');
  Object.assign(stores.queueItems, { summaries });
  queue.finishNodes(job.id);
  queue.complete(job.id);
  await job.result();
});
