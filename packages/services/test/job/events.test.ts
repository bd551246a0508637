import { ConnectionError } from '@x/transport/errors';
import { expect, test } from 'vitest';
import type { JobEvent } from '../../src/internal/job/event.js';
import type { Job } from '../../src/internal/job/job.js';
import { addGraph, advanceTime, setUp, useFakeTime } from '../support/jobs-fixture.js';

useFakeTime();

/** Collects what a job tells, until it has ended. */
function collect(job: Job | undefined): { readonly told: JobEvent[]; readonly end: Promise<void> } {
  const told: JobEvent[] = [];
  const read = async (): Promise<void> => {
    for await (const event of job?.events() ?? []) told.push(event);
  };
  return { told, end: read() };
}

test('a job tells of its place, its start, its progress, its nodes and its end', async () => {
  const { queue, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  const { told, end } = collect(job);
  await advanceTime();
  queue.start(job.id);
  queue.progress(job.id, 'a', { percentage: 0.25, image: { width: 64, height: 64, dataURL: 'data:,' } });
  queue.finishNodes(job.id);
  queue.complete(job.id);
  await end;

  expect(told).toEqual([
    { type: 'queued', position: 0 },
    { type: 'started' },
    {
      type: 'progress',
      nodeId: 'a',
      nodeType: 'integer',
      message: 'Drawing',
      percentage: 0.25,
      preview: { width: 64, height: 64, dataURL: 'data:,' },
    },
    { type: 'node', nodeId: 'a', nodeType: 'integer', output: { type: 'integer_output', value: 1 } },
    { type: 'node', nodeId: 'b', nodeType: 'add', output: { type: 'add_output', value: 1 } },
    { type: 'finished', status: 'completed' },
  ]);
});

test('the place is told anew whenever something before it starts or is canceled', async () => {
  const { queue, jobs } = setUp();
  const others = [queue.add(addGraph), queue.add(addGraph)];
  const batch = await jobs.enqueueBatch({ graph: addGraph, runs: 3 });
  const { told, end } = collect(batch.jobs[1]);
  await advanceTime();
  queue.start(others[0] ?? 0);
  queue.change(others[1] ?? 0, 'canceled');
  queue.run(5);
  queue.cancelAll([3]);
  queue.run(4);
  await end;
  const places = told.flatMap((event) => (event.type === 'queued' ? [event.position] : []));
  expect(places).toEqual([3, 2, 1, 0]);
});

test('what is not known of the place is not said, and nothing else suffers', async () => {
  const { queue, requests, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  requests.intercept = async (request) => {
    throw new ConnectionError(request, 'reset');
  };
  const { told, end } = collect(job);
  await advanceTime();
  requests.intercept = (_, work) => work();
  queue.run(job.id);
  await end;
  expect(told[0]).toEqual({ type: 'queued', position: undefined });
  expect(told.at(-1)).toEqual({ type: 'finished', status: 'completed' });
});

test('who comes late is told what is, and who comes after the end is told how it ended', async () => {
  const { queue, jobs } = setUp();
  const batch = await jobs.enqueueBatch({ graph: addGraph, runs: 2 });
  const [job, gone] = batch.jobs;
  queue.start(1);
  const late = collect(job);
  await advanceTime();
  queue.finishNodes(1);
  queue.complete(1);
  await late.end;
  expect(late.told.map(({ type }) => type)).toEqual(['started', 'node', 'node', 'finished']);
  queue.prune(2);
  expect(await gone?.cancel()).toBe(false);
  const after = [collect(job), collect(gone)];
  await Promise.all(after.map(({ end }) => end));
  expect(after.map(({ told }) => told)).toEqual([
    [{ type: 'finished', status: 'completed' }],
    [{ type: 'finished', status: 'gone' }],
  ]);
});

test('a start is told once, whatever is heard of it and however often', async () => {
  const { queue, socket, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  const { told, end } = collect(job);
  await advanceTime();
  queue.emit = (name, payload) => {
    if (name !== 'queue_item_status_changed') for (const _ of [1, 2]) socket.emit(name, payload);
  };
  queue.start(job.id);
  queue.progress(job.id, 'a');
  queue.finishNodes(job.id);
  queue.emit = (name, payload) => socket.emit(name, payload);
  queue.change(job.id, 'pending');
  queue.start(job.id);
  queue.complete(job.id);
  await end;
  const types = told.map(({ type }) => type);
  expect(types).toEqual(['queued', 'started', 'progress', 'node', 'node', 'finished']);
});

test('a reader that is slow is told the newest progress, and previews do not pile up', async () => {
  const { queue, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  const events = job.events();
  await events.next();
  const dataURL = `data:image/jpeg;base64,${'A'.repeat(20_000_000)}`;
  for (let step = 1; step <= 20; step++) {
    queue.progress(job.id, 'a', { percentage: step / 20, image: { width: 1, height: 1, dataURL } });
  }
  queue.complete(job.id);
  expect((await events.next()).value).toEqual({ type: 'started' });
  expect((await events.next()).value).toMatchObject({ percentage: 1, preview: { dataURL } });
  expect((await events.next()).value).toEqual({ type: 'finished', status: 'completed' });
  expect(await events.next()).toEqual({ done: true, value: undefined });
});

test('breaking off leaves nothing behind, and the job goes on', async () => {
  const { queue, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  for await (const event of job.events()) {
    expect(event.type).toBe('queued');
    break;
  }
  const waiting = job.events();
  await waiting.next();
  const next = waiting.next();
  await waiting.return(undefined);
  expect(await next).toEqual({ done: true, value: undefined });
  expect(job.status).toBe('pending');
  queue.run(job.id);
  await job.result();
});

test('an abort ends the events with its own reason, before and while they are waited for', async () => {
  const { queue, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  await expect(job.events({ signal: AbortSignal.abort('before') }).next()).rejects.toBe('before');
  const controller = new AbortController();
  const events = job.events({ signal: controller.signal });
  await events.next();
  const next = expect(events.next()).rejects.toBe('while');
  controller.abort('while');
  await next;
  queue.run(job.id);
  await job.result();
});

test('a listener that throws is nobody else’s trouble', async () => {
  const { queue, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  const read = async (): Promise<void> => {
    for await (const { type } of job.events()) if (type === 'started') throw new TypeError('mine');
  };
  const broken = expect(read()).rejects.toThrow('mine');
  await advanceTime();
  queue.run(job.id);
  await broken;
  await job.result();
});
