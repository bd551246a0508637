import { ConnectionError } from '@x/transport/errors';
import { expect, test, vi } from 'vitest';
import type { JobBatch } from '../../src/internal/job/batch.js';
import { addGraph, advanceTime, setUp, useFakeTime } from '../support/jobs-fixture.js';

useFakeTime();

/** Reads the events of a batch, each as the id of the job and what happened to it. */
async function collect(batch: JobBatch): Promise<string[]> {
  const received: string[] = [];
  for await (const { job, event } of batch.events()) {
    received.push(`${job.id} ${event.type === 'finished' ? event.status : event.type}`);
  }
  return received;
}

test('a batch yields the events of each job, to the end of the last', async () => {
  const { queue, jobs } = setUp();
  const batch = await jobs.enqueueBatch({ graph: addGraph, runs: 3 });
  queue.run(1);
  const received = collect(batch);
  queue.run(2);
  queue.start(3);
  queue.fail(3, 'b');
  await batch.outcomes();
  const second = ['2 started', '2 node', '2 node', '2 completed'];
  expect(await received).toEqual(['1 completed', ...second, '3 started', '3 failed']);
  expect(await collect(batch)).toEqual(['1 completed', '2 completed', '3 failed']);
});

test('a slow reader of a batch receives the newest progress of each job', async () => {
  const { queue, jobs } = setUp();
  const batch = await jobs.enqueueBatch({ graph: addGraph, runs: 2 });
  const received: unknown[] = [];
  const events = batch.events();
  const first = events.next();
  for (const id of [1, 2, 1]) {
    for (const percentage of [0.2, 0.4, 0.6]) queue.progress(id, 'a', { percentage });
  }
  received.push((await first).value);
  await batch.cancel();
  await advanceTime(250);
  for await (const event of events) received.push(event);
  expect(received).toMatchObject([
    { job: { id: 1 }, event: { type: 'started' } },
    { job: { id: 1 }, event: { percentage: 0.6 } },
    { job: { id: 2 }, event: { type: 'started' } },
    { job: { id: 2 }, event: { percentage: 0.6 } },
    { job: { id: 1 }, event: { percentage: 0.6 } },
    { event: { status: 'canceled' } },
    { event: { status: 'canceled' } },
  ]);
});

test('breaking out of the events of a batch does not cancel its jobs', async () => {
  const { queue, jobs } = setUp();
  const batch = await jobs.enqueueBatch({ graph: addGraph, runs: 2 });
  const events = batch.events();
  const waiting = events.next();
  await events.return(undefined);
  expect(await waiting).toEqual({ done: true, value: undefined });
  for (const { id } of batch.jobs) queue.run(id);
  expect(await batch.results()).toHaveLength(2);
});

test('the jobs of a batch that failed or were canceled are retried in one request', async () => {
  const { queue, stores, jobs } = setUp();
  const retry = vi.spyOn(stores.queueItems, 'retryMany');
  const batch = await jobs.enqueueBatch({ graph: addGraph, runs: 4 });
  queue.run(1);
  queue.fail(2, 'b');
  queue.change(3, 'canceled');
  const retried = await batch.retry();
  expect(retried.map(({ id }) => queue.get(id).retried_from_item_id)).toEqual([2, 3]);
  for (const id of [4, 5, 6]) queue.run(id);
  expect(await Promise.all(retried.map((job) => job.result()))).toMatchObject([{ itemId: 5 }, { itemId: 6 }]);
  expect(retry.mock.calls.map(([ids]) => ids)).toEqual([[2, 3]]);
});

test('a retry of a batch of which nothing failed makes no request', async () => {
  const { queue, server, jobs } = setUp();
  const batch = await jobs.enqueueBatch({ graph: addGraph, runs: 2 });
  for (const { id } of batch.jobs) queue.run(id);
  await batch.results();
  expect(await batch.retry()).toEqual([]);
  expect(server.requests).toEqual(['queue.enqueue']);
});

test('a retry of a batch whose response is lost is found on the queue, and the request is not repeated', async () => {
  const { queue, server, jobs } = setUp();
  const batch = await jobs.enqueueBatch({ graph: addGraph, runs: 2 });
  for (const { id } of batch.jobs) queue.fail(id, 'b');
  server.onRequest(async (request, next) => {
    await next();
    if (request === 'queueItems.retryMany') throw new ConnectionError(request, 'reset');
  });
  const retried = await batch.retry();
  expect(retried.map(({ id }) => id)).toEqual([3, 4]);
  for (const { id } of retried) queue.run(id);
  await Promise.all(retried.map((job) => job.result()));
  expect(server.requestCount('queueItems.retryMany')).toBe(1);
});
