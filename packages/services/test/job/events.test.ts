import { ConnectionError } from '@x/transport/errors';
import { expect, test } from 'vitest';
import type { JobEvent } from '../../src/internal/job/events/event.js';
import type { Job } from '../../src/internal/job/job.js';
import { addGraph, advanceTime, setUp, useFakeTime } from '../support/jobs-fixture.js';

useFakeTime();

/** Reads the events of a job, to its end. */
function collect(job: Job | undefined): { readonly received: JobEvent[]; readonly end: Promise<void> } {
  const received: JobEvent[] = [];
  const read = async (): Promise<void> => {
    for await (const event of job?.events() ?? []) received.push(event);
  };
  return { received, end: read() };
}

test('a job yields its position, its start, its progress, the results of its nodes and its end', async () => {
  const { queue, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  const { received, end } = collect(job);
  await advanceTime();
  queue.start(job.id);
  queue.progress(job.id, 'a', { percentage: 0.25, image: { width: 64, height: 64, dataURL: 'data:,' } });
  queue.finishNodes(job.id);
  queue.complete(job.id);
  await end;

  expect(received).toEqual([
    { type: 'queued', position: 0 },
    { type: 'started' },
    {
      type: 'progress',
      nodeId: 'a',
      nodeType: 'integer',
      message: 'Generating',
      percentage: 0.25,
      preview: { width: 64, height: 64, dataURL: 'data:,' },
    },
    { type: 'node', nodeId: 'a', nodeType: 'integer', output: { type: 'integer_output', value: 1 } },
    { type: 'node', nodeId: 'b', nodeType: 'add', output: { type: 'add_output', value: 1 } },
    { type: 'finished', status: 'completed' },
  ]);
});

test('the position is sent again whenever an item before the job starts or is canceled', async () => {
  const { queue, jobs } = setUp();
  const others = [queue.add(addGraph), queue.add(addGraph)];
  const batch = await jobs.enqueueBatch({ graph: addGraph, runs: 3 });
  const { received, end } = collect(batch.jobs[1]);
  await advanceTime();
  queue.start(others[0] ?? 0);
  queue.change(others[1] ?? 0, 'canceled');
  queue.run(5);
  queue.cancelMany([3]);
  queue.run(4);
  await end;
  const positions = received.flatMap((event) => (event.type === 'queued' ? [event.position] : []));
  expect(positions).toEqual([3, 2, 1, 0]);
});

test('an unknown position is undefined, and the other events are complete', async () => {
  const { queue, server, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  server.onRequest(async (request) => {
    throw new ConnectionError(request, 'reset');
  });
  const { received, end } = collect(job);
  await advanceTime();
  server.onRequest();
  queue.run(job.id);
  await end;
  expect(received[0]).toEqual({ type: 'queued', position: undefined });
  expect(received.at(-1)).toEqual({ type: 'finished', status: 'completed' });
});

test('a position that is read too late, after the job has started, is left out', async () => {
  const { queue, server, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  server.onRequest(async (_, next) => {
    await next();
    queue.start(job.id);
  });
  const { received, end } = collect(job);
  await advanceTime();
  server.onRequest();
  queue.complete(job.id);
  await end;
  expect(received.map(({ type }) => type)).toEqual(['started', 'finished']);
});

test('the first event of a running job is its start, and that of one that has ended its end', async () => {
  const { queue, jobs } = setUp();
  const batch = await jobs.enqueueBatch({ graph: addGraph, runs: 2 });
  const [job, gone] = batch.jobs;
  queue.start(1);
  const second = collect(job);
  await advanceTime();
  queue.finishNodes(1);
  queue.complete(1);
  await second.end;
  expect(second.received.map(({ type }) => type)).toEqual(['started', 'node', 'node', 'finished']);
  queue.remove(2);
  expect(await gone?.cancel()).toBe(false);
  const after = [collect(job), collect(gone)];
  await Promise.all(after.map(({ end }) => end));
  expect(after.map(({ received }) => received)).toEqual([
    [{ type: 'finished', status: 'completed' }],
    [{ type: 'finished', status: 'gone' }],
  ]);
});

test('a start is sent once, whatever events there are of it', async () => {
  const { queue, socket, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  const { received, end } = collect(job);
  await advanceTime();
  queue.onEvent((name, payload) => {
    if (name !== 'queue_item_status_changed') for (const _ of [1, 2]) socket.emit(name, payload);
  });
  queue.start(job.id);
  queue.progress(job.id, 'a');
  queue.finishNodes(job.id);
  queue.onEvent((name, payload) => socket.emit(name, payload));
  queue.change(job.id, 'pending');
  queue.start(job.id);
  queue.complete(job.id);
  await end;
  const types = received.map(({ type }) => type);
  expect(types).toEqual(['queued', 'started', 'progress', 'node', 'node', 'finished']);
});

test('a slow reader receives the newest progress, and previews are not buffered', async () => {
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

test('breaking out of the events leaves no listener, and does not cancel the job', async () => {
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

test('an abort ends the events with its own reason, before and during a read', async () => {
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

test('a reader that throws does not affect the job', async () => {
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
