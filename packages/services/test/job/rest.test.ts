import { expect, test } from 'vitest';

import { addGraph, advanceTime, durationOf, setUp, useFakeTime } from '../support/jobs-fixture.js';

useFakeTime();

test('while nobody waits for a job its events are left, and it is polled ever more rarely', async () => {
  const { queue, server, socket, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  expect(socket.state).toBe('open');
  await advanceTime(100);
  expect(socket.state).toBe('idle');
  await advanceTime(60_000); // after 1, 2, 4, 8 and then 15 seconds
  expect(server.requestCount('queueItems.summaries')).toBe(7);
  queue.start(job.id);
  await advanceTime(15_000);
  expect(job.status).toBe('in_progress');
  queue.run(job.id);
  await advanceTime(15_000);
  expect(job.status).toBe('completed');
});

test.each(['result', 'events'])(
  'a job that was left, and is waited for again by its %s, is polled at once',
  async (how) => {
    const { queue, socket, jobs } = setUp();
    const job = await jobs.enqueue(addGraph);
    await advanceTime(60_000);
    queue.start(job.id);
    const controller = new AbortController();
    const { signal } = controller;
    const events: string[] = [];
    const read = async (): Promise<void> => {
      for await (const { type } of job.events({ signal })) events.push(type);
    };
    const wait = expect(how === 'result' ? job.result({ signal }) : read()).rejects.toBe('enough');
    await advanceTime(300);
    expect(socket.state).toBe('open');
    expect(job.status).toBe('in_progress');
    if (how === 'events') expect(events).toEqual(['queued', 'started']);
    controller.abort('enough');
    await wait;
    await advanceTime(100);
    expect(socket.state).toBe('idle');
    queue.finishNodes(job.id);
    queue.complete(job.id);
    expect((await durationOf(job.result())) < 500).toBe(true);
  },
);

test('of several listeners the last to leave lets the events go, whoever else has a job', async () => {
  const { queue, socket, jobs } = setUp();
  const [first, second] = (await jobs.enqueueBatch({ graph: addGraph, runs: 2 })).jobs;
  const timeout = { name: 'JobTimeoutError' };
  const waits = [
    expect(first?.result({ maxWait: 1_000 })).rejects.toMatchObject(timeout),
    expect(first?.result({ maxWait: 2_000 })).rejects.toMatchObject(timeout),
    expect(second?.result({ maxWait: 3_000 })).rejects.toMatchObject(timeout),
  ];
  await advanceTime(2_500);
  expect(socket.state).toBe('open');
  await advanceTime(600);
  await Promise.all(waits);
  expect(socket.state).toBe('idle');
  for (const id of [1, 2]) queue.run(id);
  await advanceTime(15_000);
  expect([first?.status, second?.status]).toEqual(['completed', 'completed']);
});
