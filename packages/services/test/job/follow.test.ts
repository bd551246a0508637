import { Image } from '@x/models/image';
import { ConnectionError, HttpError, mayHaveHappened } from '@x/transport/errors';
import { expect, test } from 'vitest';

import { addGraph, advanceTime, durationOf, iterateGraph, setUp, useFakeTime } from '../support/jobs-fixture.js';

useFakeTime();

test('a job of another client is followed by its id', async () => {
  const { queue, jobs } = setUp();
  const id = queue.add(addGraph);
  queue.start(id);
  const job = await jobs.follow(id);
  expect([job.id, job.status]).toEqual([id, 'in_progress']);
  queue.finishNodes(id);
  queue.complete(id);
  expect((await job.result()).results).toHaveLength(2);
});

test('a job that ends right after the response is noticed', async () => {
  const { queue, server, socket, jobs } = setUp();
  const id = queue.add(addGraph);
  queue.onEvent();
  server.onRequest(async (request, next) => {
    await next();
    if (request === 'queueItems.get') queue.run(id);
  });
  const job = await jobs.follow(id);
  expect(socket.state).toBe('open');
  expect(await durationOf(job.result())).toBeLessThan(1_000);
});

test.each([
  ['completed', undefined],
  ['failed', 'JobFailedError'],
  ['canceled', 'JobCanceledError'],
])('a job that has %s has its outcome at once', async (how, name) => {
  const { queue, jobs } = setUp();
  const id = queue.add(addGraph);
  if (how === 'completed') queue.run(id);
  if (how === 'failed') queue.fail(id, 'b');
  if (how === 'canceled') queue.change(id, 'canceled');
  const job = await jobs.follow(id);
  expect(job.status).toBe(how);
  if (name) await expect(job.result()).rejects.toMatchObject({ name });
  else expect((await job.result()).results).toHaveLength(2);
});

test('following a job that does not exist rejects', async () => {
  const { jobs } = setUp();
  await expect(jobs.follow(7)).rejects.toMatchObject({ name: 'NotFoundError' });
});

test('all jobs of an origin are found, including those that have ended', async () => {
  const { queue, jobs } = setUp();
  const [mine, , ended] = [{ origin: 'me' }, {}, { origin: 'me' }].map((about) => queue.add(addGraph, about));
  queue.run(ended ?? 0);
  const found = await jobs.followOrigin('me');
  expect(found.map(({ id }) => id)).toEqual([mine, ended]);
  queue.run(mine ?? 0);
  const results = Promise.all(found.map((job) => job.result()));
  expect(await durationOf(results)).toBeLessThan(1_000);
  expect(await jobs.followOrigin('nobody')).toEqual([]);
});

test('two handles of one job share its state', async () => {
  const { queue, server, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  const again = await jobs.follow(job.id);
  queue.run(job.id);
  expect(await again.result()).toBe(await job.result());
  expect(server.requests).toEqual(['queue.enqueue', 'queueItems.get']);
});

test('a retry is another job, found by the id of the first', async () => {
  const { queue, server, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  queue.fail(job.id, 'b');
  queue.add(addGraph);
  server.onRequest(async (request, next) => {
    if (request === 'queueItems.retryMany') queue.add(addGraph);
    await next();
  });
  const second = await job.retry();
  expect(second.id).toBe(4);
  queue.change(second.id, 'canceled');
  const third = await second.retry();
  expect(queue.get(third.id).retried_from_item_id).toBe(job.id);
  queue.run(third.id);
  await third.result();
});

test('a retry whose response is lost is found on the queue, and the request is not repeated', async () => {
  const { queue, server, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  queue.fail(job.id, 'b');
  const lose = (isDone: boolean): void => {
    server.onRequest(async (request, next) => {
      if (request !== 'queueItems.retryMany' || isDone) await next();
      if (request === 'queueItems.retryMany') throw new ConnectionError(request, 'reset');
    });
  };
  lose(true);
  const again = await job.retry();
  expect(again.id).toBe(2);
  lose(false);
  const rejected = expect(job.retry()).rejects.toMatchObject({
    name: 'NotRetriedError',
    message: 'no response, and the retries of job 1 are not on the queue: queueItems.retryMany: no response: reset',
    presence: 'missing',
    itemIds: [1],
  });
  expect(await durationOf(rejected)).toBeLessThan(18_000);
  expect(server.requestCount('queueItems.retryMany')).toBe(2);
  queue.run(again.id);
  await again.result();
});

test('a retry that was not sent, or was refused, rejects at once', async () => {
  const { queue, server, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  queue.fail(job.id, 'b');
  for (const error of [
    new ConnectionError('retry', 'refused', { outcome: 'not-sent' }),
    new HttpError('retry', { status: 403, detail: 'not yours' }),
    new HttpError('retry', { status: 500, detail: 'no' }), // refused, as the search shows
  ]) {
    server.onRequest(async (request, next) => {
      if (request === 'queueItems.retryMany') throw error;
      return next();
    });
    await expect(job.retry()).rejects.toBe(error);
  }
});

test.each([1, 2])(
  'a retry that was done is found, of %i jobs, when the server is down right after it',
  async (runs) => {
    const { queue, server, jobs } = setUp();
    const batch = await jobs.enqueueBatch({ graph: addGraph, runs });
    for (const { id } of batch.jobs) queue.fail(id, 'b');
    let failures = 0;
    server.onRequest(async (request, next) => {
      const isDone = server.requestCount('queueItems.retryMany') > 0;
      if (request === 'queueItems.ids' && isDone && ++failures <= 3) {
        throw new ConnectionError(request, 'refused', { outcome: 'not-sent' });
      }
      await next();
    });
    const retrying = batch.retry();
    await durationOf(retrying);
    const again = await retrying;
    expect(again.map(({ id }) => id)).toEqual(batch.jobs.map(({ id }) => id + runs));
    expect([failures, server.requestCount('queueItems.retryMany')]).toEqual([4, 1]);
    for (const { id } of again) queue.run(id);
    await Promise.all(again.map((job) => job.result()));
  },
);

test('a retry that was done, and whose jobs cannot be searched for, may be on the queue', async () => {
  const { queue, server, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  queue.fail(job.id, 'b');
  server.onRequest(async (request, next) => {
    if (server.requestCount('queueItems.retryMany') > 0) {
      if (request !== 'queueItems.retryMany') throw new ConnectionError(request, 'refused', { outcome: 'not-sent' });
    }
    await next();
  });
  const retrying = job.retry().catch((reason: unknown) => reason);
  await durationOf(retrying);
  const error = await retrying;
  expect(error).toMatchObject({ name: 'NotRetriedError', presence: 'unknown' });
  expect(mayHaveHappened(error)).toBe(true);
});

test('a retry whose response is lost, on a queue that cannot be read, may be on it', async () => {
  const { queue, server, jobs } = setUp();
  const [first, second] = (await jobs.enqueueBatch({ graph: addGraph, runs: 2 })).jobs;
  queue.fail(1, 'b');
  let isDown = false;
  server.onRequest(async (request, next) => {
    isDown ||= request === 'queueItems.retryMany';
    if (isDown) throw new ConnectionError(request, 'reset');
    return next();
  });
  const lost = expect(second?.result()).rejects.toMatchObject({ name: 'JobLostError' });
  const unknown = { name: 'NotRetriedError', presence: 'unknown', message: /may be on the queue/ };
  await durationOf(expect(first?.retry()).rejects.toMatchObject(unknown));
  await durationOf(lost);
});

test('of two concurrent retries the older item belongs to the first', async () => {
  const { queue, server, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  queue.fail(job.id, 'b');
  server.onRequest(async (request, next) => {
    await next();
    if (request === 'queueItems.retryMany')
      queue.add(addGraph, { retried_from_item_id: job.id, batch_id: queue.get(1).batch_id });
  });
  const again = await job.retry();
  expect(again.id).toBe(2);
  queue.run(again.id);
  await again.result();
});

test('a job that cannot be retried rejects, without a search', async () => {
  const { queue, server, jobs } = setUp();
  const job = await jobs.enqueue(addGraph);
  await expect(job.retry()).rejects.toThrow('job 1 was not retried: it neither failed nor was canceled');
  expect(server.requests).toEqual(['queue.enqueue', 'queueItems.getMany', 'queueItems.ids', 'queueItems.retryMany']);
  queue.run(job.id);
  await job.result();
});

test('older servers are polled with the operations that they have', async () => {
  const { queue, server, stores, createService } = setUp({}, { version: '6.5.0' });
  Object.assign(stores, { events: undefined });
  const batch = await createService().enqueueBatch({ graph: addGraph, runs: 2 });
  queue.run(1);
  await advanceTime(1_500);
  queue.run(2);
  await durationOf(batch.results());
  expect([server.requestCount('queueItems.summaries'), server.requestCount('queueItems.getMany')]).toEqual([1, 0]);
  expect(server.requests.length).toBeLessThan(12);
});

test('images are in order, each once, with intermediate ones and without deleted ones', async () => {
  const { queue, server, jobs } = setUp();
  for (const [index, name] of ['a', 'b', 'c'].entries()) server.images.set(name, image(name, index === 1));
  const batch = await jobs.enqueueBatch({ graph: iterateGraph, runs: 2 });
  const output = (...names: string[]) => ({
    type: 'image_collection_output',
    collection: names.map((image_name) => ({ image_name })),
  });
  for (const [id, ...names] of [[1, 'c', 'b', 'b'] as const, [2, 'deleted', 'a', 'b'] as const]) {
    queue.start(id);
    queue.finishNodes(id, [{ node: 'r' }, { node: 'a', output: output(...names) }]);
    queue.complete(id);
  }
  const found = await batch.images();
  expect(found.map((own) => own.map(({ image_name }) => image_name))).toEqual([
    ['c', 'b'],
    ['a', 'b'],
  ]);
  expect(server.requestCount('images.getMany')).toBe(1);
  expect((await batch.jobs[0]?.images())?.map(({ is_intermediate }) => is_intermediate)).toEqual([false, true]);
});

test('a result from the cache of the server is a result', async () => {
  const { queue, server, jobs } = setUp();
  server.images.set('earlier', image('earlier', false));
  const job = await jobs.enqueue({ nodes: { a: { id: 'a', type: 'blank_image' } }, edges: [] });
  queue.start(job.id);
  queue.finishNodes(job.id, [{ node: 'a', output: { type: 'image_output', image: { image_name: 'earlier' } } }]);
  queue.complete(job.id);
  expect((await job.images()).map(({ image_name }) => image_name)).toEqual(['earlier']);
});

test('a graph without nodes completes', async () => {
  const { queue, server, jobs } = setUp();
  const job = await jobs.enqueue({ nodes: {}, edges: [] });
  queue.run(job.id);
  expect((await job.result()).results).toEqual([]);
  expect(await job.images()).toEqual([]);
  expect(server.requests).toEqual(['queue.enqueue']);
});

function image(image_name: string, is_intermediate: boolean): Image {
  const about = { image_url: '', thumbnail_url: '', image_origin: 'internal', image_category: 'general' };
  const more = { width: 1, height: 1, created_at: '', updated_at: '', starred: false, has_workflow: false };
  return Image.parse({ image_name, is_intermediate, ...about, ...more });
}
