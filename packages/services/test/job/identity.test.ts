import { expect, test } from 'vitest';

import type { Job } from '../../src/job.js';
import { addGraph, advanceTime, durationOf, type JobsFixture, setUp, useFakeTime } from '../support/jobs-fixture.js';

useFakeTime();

/** Replaces the server by another one, on which a stranger's items have the same ids. */
function replaceServer({ queue }: JobsFixture, how: (id: number) => void): void {
  for (const [id, item] of [...queue.items]) {
    const session = { ...structuredClone(item.session), results: {}, errors: {} };
    const theirs = { batch_id: 'theirs', session_id: `theirs-${id}`, session };
    queue.items.set(id, { ...item, ...theirs, status: 'pending', status_sequence: 0, started_at: null });
    how(id);
  }
}

const gone = { name: 'JobGoneError', found: { batchId: 'theirs' } };

/** Returns a fixture with a job: the only one of its batch, or the first of two. */
async function withJob(runs: number, events: boolean): Promise<JobsFixture & { readonly job: Job }> {
  const fixture = setUp({}, { images: [{ image_name: 'theirs.png' }] });
  if (!events) Object.assign(fixture.stores, { events: undefined });
  const service = events ? fixture.jobs : fixture.createService();
  const [job] = (await service.enqueueBatch({ graph: addGraph, runs })).jobs;
  if (!job) throw new TypeError('no job');
  return { ...fixture, job };
}

const ways: readonly [string, (fixture: JobsFixture) => (id: number) => void][] = [
  [
    'has completed',
    ({ queue }) =>
      (id) =>
        queue.run(id),
  ],
  [
    'has failed',
    ({ queue }) =>
      (id) =>
        queue.fail(id, 'b'),
  ],
  [
    'is canceled',
    ({ queue }) =>
      (id) =>
        queue.change(id, 'canceled'),
  ],
  [
    'is running',
    ({ queue }) =>
      (id) =>
        queue.start(id),
  ],
  ['is pending', () => () => undefined],
  [
    'is canceled together with others',
    ({ queue }) =>
      (id) =>
        void queue.cancelMany([id]),
  ],
];

test.each(ways.flatMap(([what, how]) => [true, false].map((events) => [what, events, how] as const)))(
  "a stranger's item that %s is not the job (events: %s)",
  async (_, events, how) => {
    const { job, ...fixture } = await withJob(1, events);
    const result = expect(job.result()).rejects.toMatchObject(gone);
    replaceServer(fixture, how(fixture));
    await durationOf(result);
    await expect(job.images()).rejects.toMatchObject(gone);
    expect(fixture.server.requestCount('images.getMany')).toBe(0);
  },
);

test.each([1, 2])("a stranger's item is not canceled: a batch of %i", async (runs) => {
  const { job, ...fixture } = await withJob(runs, true);
  fixture.queue.onEvent();
  replaceServer(fixture, fixture.queue.start.bind(fixture.queue));
  await expect(job.cancel()).rejects.toMatchObject(gone);
  expect(fixture.queue.get(1).status).toBe('in_progress');
  await expect(job.result()).rejects.toMatchObject(gone);
  await advanceTime(20_000);
});

test.each([1, 2])("an abort with cancel does not cancel a stranger's item: a batch of %i", async (runs) => {
  const { job, ...fixture } = await withJob(runs, true);
  fixture.queue.onEvent();
  replaceServer(fixture, fixture.queue.start.bind(fixture.queue));
  await expect(job.result({ signal: AbortSignal.abort('enough'), cancel: true })).rejects.toBe('enough');
  expect([...fixture.queue.items.values()].map(({ status }) => status)).toEqual(Array(runs).fill('in_progress'));
  await advanceTime(20_000);
});

test('a server that is replaced while the job of a batch of one is canceled loses nothing', async () => {
  const { job, ...fixture } = await withJob(1, true);
  fixture.queue.onEvent();
  fixture.server.onRequest(async (request, next) => {
    if (request === 'queue.cancelBatches') replaceServer(fixture, fixture.queue.start.bind(fixture.queue));
    return next();
  });
  await expect(job.cancel()).rejects.toMatchObject(gone);
  expect(fixture.queue.get(1).status).toBe('in_progress');
});

test("a stranger's item is not retried", async () => {
  const { job, ...fixture } = await withJob(2, true);
  fixture.queue.fail(1, 'b');
  await expect(job.result()).rejects.toMatchObject({ name: 'JobFailedError' });
  fixture.queue.onEvent();
  replaceServer(fixture, (id) => fixture.queue.fail(id, 'b'));
  await expect(job.retry()).rejects.toMatchObject({
    ...gone,
    expected: { batchId: expect.stringMatching(/^[0-9a-f]{32}$/), sessionId: 'session-1' },
  });
  expect(fixture.server.requestCount('queueItems.retryMany')).toBe(0);
  await advanceTime(20_000);
});

test('a job that is enqueued on the new server is not the old one with the same id', async () => {
  const { job, ...fixture } = await withJob(1, true);
  const old = expect(job.result()).rejects.toMatchObject({ name: 'JobGoneError' });
  const { enqueue } = fixture.stores.queue;
  Object.assign(fixture.stores.queue, {
    enqueue: async (...given: Parameters<typeof enqueue>) => {
      const result = await enqueue(...given);
      fixture.queue.items.set(1, { ...fixture.queue.get(2), item_id: 1 });
      fixture.queue.remove(2);
      return { ...result, item_ids: [1] };
    },
  });
  const again = await fixture.jobs.enqueue(addGraph);
  expect(again.id).toBe(1);
  await old;
  fixture.queue.run(1);
  expect((await again.result()).results).toHaveLength(2);
});

test('following an id finds the job that has it now', async () => {
  const { job, ...fixture } = await withJob(1, true);
  fixture.queue.onEvent();
  replaceServer(fixture, () => undefined);
  const theirs = await fixture.jobs.follow(1);
  await expect(job.result()).rejects.toMatchObject(gone);
  fixture.queue.run(1);
  await durationOf(theirs.result());
});

test('an item of another user, whose ids are redacted, is followed', async () => {
  const { queue, jobs } = setUp();
  const id = queue.add(addGraph, { batch_id: 'redacted', session_id: 'redacted' });
  const job = await jobs.follow(id);
  queue.run(id);
  expect((await job.result()).results).toHaveLength(2);
});

test('a redacted event about a job of this user decides nothing', async () => {
  const { queue, socket, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  queue.start(1);
  queue.onEvent((name, payload) => socket.emit(name, { ...payload, batch_id: 'redacted', session_id: 'redacted' }));
  queue.change(1, 'canceled');
  queue.change(1, 'in_progress');
  queue.onEvent((name, payload) => socket.emit(name, payload));
  await advanceTime(300);
  queue.finishNodes(1);
  queue.complete(1);
  expect((await job.result()).results).toHaveLength(2);
});
