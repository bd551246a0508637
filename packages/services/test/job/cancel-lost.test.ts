import { ConnectionError, HttpError } from '@x/transport/errors';
import { expect, test } from 'vitest';

import { addGraph, durationOf, type JobsFixture, setUp, useFakeTime } from '../support/jobs-fixture.js';

useFakeTime();

const commands = ['queueItems.cancel', 'queue.cancelBatches'];

/** Loses the responses to commands. */
function loseCommands({ server }: JobsFixture, isDone: boolean, error = (name: string): Error => reset(name)): void {
  server.onRequest(async (request, next) => {
    if (!commands.includes(request)) return next();
    if (isDone) await next();
    throw error(request);
  });
}

const reset = (request: string): Error => new ConnectionError(request, 'reset');
const gateway = (request: string): Error => new HttpError(request, { status: 524, detail: '<html>' });

test.each([
  ['a job of its own', 1, reset],
  ['a job of its own', 1, gateway],
  ['a job of a batch', 2, reset],
  ['a job of a batch', 2, gateway],
])('a cancellation of %s that was done although its response is lost is done', async (_, runs, error) => {
  const fixture = setUp();
  const { queue, jobs } = fixture;
  const [job, other] = (await jobs.enqueueBatch({ graph: addGraph, runs })).jobs;
  loseCommands(fixture, true, error);
  expect(await job?.cancel()).toBe(true);
  await expect(job?.result()).rejects.toMatchObject({ by: 'handle' });
  if (other) queue.run(other.id);
});

test.each([1, 2])('a cancellation that was not done, of %i jobs, rejects, and the job continues', async (runs) => {
  const fixture = setUp();
  const { queue, jobs } = fixture;
  const batch = await jobs.enqueueBatch({ graph: addGraph, runs });
  loseCommands(fixture, false);
  await expect(batch.jobs[0]?.cancel()).rejects.toThrow(ConnectionError);
  await expect(batch.cancel()).rejects.toThrow(ConnectionError);
  for (const { id } of batch.jobs) queue.run(id);
  await durationOf(batch.results());
});

test('a job that ended before its cancellation arrived was not canceled', async () => {
  const fixture = setUp();
  const { queue, server, jobs } = fixture;
  const job = await jobs.enqueue(addGraph);
  server.onRequest(async (request, next) => {
    if (request !== 'queue.cancelBatches') return next();
    queue.run(job.id);
    throw reset(request);
  });
  expect(await job.cancel()).toBe(false);
  expect((await job.result()).results).toHaveLength(2);
});

test.each([true, false])(
  'a cancellation of a batch whose response is lost reads the jobs (summaries: %s)',
  async (has) => {
    const fixture = setUp({}, { version: has ? '6.14.2' : '6.10.0' });
    const { queue, jobs } = fixture;
    const batch = await jobs.enqueueBatch({ graph: addGraph, runs: 3 });
    queue.run(1);
    loseCommands(fixture, true);
    expect(await batch.cancel()).toBe(2);
    const outcomes = batch.outcomes();
    await durationOf(outcomes);
    expect((await outcomes).map(({ error }) => error)).toMatchObject([undefined, { by: 'handle' }, { by: 'handle' }]);
  },
);

test('a job that completed while its batch was canceled does not count as canceled', async () => {
  const { queue, server, jobs } = setUp();
  const batch = await jobs.enqueueBatch({ graph: addGraph, runs: 3 });
  server.onRequest(async (request, next) => {
    if (request !== 'queue.cancelBatches') return next();
    queue.run(1);
    await next();
    throw reset(request);
  });
  expect(await batch.cancel()).toBe(2);
});

test('a cancellation that was done, and whose job cannot be read, is done', async () => {
  const { server, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  server.onRequest(async (request, next) => {
    if (request === 'queueItems.find') throw reset(request);
    return next();
  });
  expect(await job.cancel()).toBe(true);
  server.onRequest();
  await durationOf(expect(job.result()).rejects.toMatchObject({ by: 'handle' }));
});
