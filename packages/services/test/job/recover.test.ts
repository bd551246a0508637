import {
  ConnectionError,
  HttpError,
  InputError,
  NotInvokeAIError,
  ResponseError,
  TimeoutError,
} from '@x/transport/errors';
import { expect, test } from 'vitest';

import { addGraph, durationOf, setUp, useFakeTime } from '../support/jobs-fixture.js';

useFakeTime();

/** Loses the response to one enqueue. */
function loseResponse({ server }: ReturnType<typeof setUp>, error: Error, isDone = true): void {
  server.onRequest(async (request, next) => {
    if (request !== 'queue.enqueue' || isDone) await next();
    if (request === 'queue.enqueue') throw error;
  });
}

test.each([
  new ConnectionError('enqueue', 'reset'),
  new TimeoutError('enqueue', 30_000),
  new ResponseError('enqueue', [], ''),
  ...[408, 460, 499, 500, 502, 503, 504, 520, 522, 524, 530, 599].map(
    (status) => new HttpError('enqueue', { status, detail: '<html>' }),
  ),
  new NotInvokeAIError('enqueue', 'http://gateway'),
])('a batch whose response is lost is found on the queue, and the request is not repeated: $message', async (error) => {
  const fixture = setUp();
  loseResponse(fixture, error);
  const enqueued = fixture.jobs.enqueueBatch({ graph: addGraph, runs: 3 });
  await durationOf(enqueued);
  const batch = await enqueued;
  expect(batch.jobs.map(({ id }) => id)).toEqual([1, 2, 3]);
  for (const { id } of batch.jobs) fixture.queue.run(id);
  expect(await batch.results()).toHaveLength(3);
  expect(fixture.server.requests).toEqual([
    'queue.enqueue',
    'queue.batchStatus',
    'queueItems.ids',
    'queueItems.summaries',
  ]);
});

test('a batch whose response is lost is found when the server is up again after a minute', async () => {
  const { queue, server, jobs } = setUp();
  const up = performance.now() + 60_000;
  server.onRequest(async (request, next) => {
    if (request === 'queue.enqueue') await next();
    if (performance.now() < up) throw new ConnectionError(request, 'refused');
    return next();
  });
  const enqueued = jobs.enqueue(addGraph);
  expect(await durationOf(enqueued)).toBeLessThan(62_500);
  queue.run((await enqueued).id);
  await (await enqueued).result();
  expect(queue.items.size).toBe(1);
  expect(server.requests.length).toBeLessThan(45);
});

test('a batch that arrives after its response was lost is found', async () => {
  const { queue, server, jobs } = setUp();
  server.onRequest(async (request, next) => {
    if (request !== 'queue.enqueue') return next();
    setTimeout(() => void next(), 5_000);
    throw new TimeoutError(request, 30_000);
  });
  const enqueued = jobs.enqueue(addGraph);
  expect(await durationOf(enqueued)).toBeLessThan(8_000);
  queue.run((await enqueued).id);
  await (await enqueued).result();
});

test('a batch that never arrived is reported as missing', async () => {
  const fixture = setUp();
  const cause = new HttpError('enqueue', { status: 503, detail: 'busy' });
  loseResponse(fixture, cause, false);
  const enqueued = expect(fixture.jobs.enqueue(addGraph)).rejects.toMatchObject({
    name: 'NotEnqueuedError',
    message: /^no response, and batch "[0-9a-f]{32}" is not on the queue: enqueue: 503 busy$/,
    presence: 'missing',
    cause,
  });
  expect(await durationOf(enqueued)).toBeLessThan(18_000);
  expect(fixture.server.requestCount('queue.enqueue')).toBe(1);
});

test.each([
  new ConnectionError('enqueue', 'connection refused', { outcome: 'not-sent' }),
  new HttpError('enqueue', { status: 401, detail: 'no token' }),
  new HttpError('enqueue', { status: 413, detail: 'too large' }),
  new HttpError('enqueue', { status: 429, detail: 'too many' }),
  new HttpError('enqueue', { status: 501, detail: 'no such thing' }),
  new InputError('batch', 'must be one'),
])(
  'an enqueue that was not sent or was refused rejects at once, and nothing is searched for: $message',
  async (error) => {
    const fixture = setUp();
    loseResponse(fixture, error, false);
    await expect(fixture.jobs.enqueue(addGraph)).rejects.toBe(error);
    expect(fixture.server.requests).toEqual(['queue.enqueue']);
  },
);

test('an internal error of the server that enqueued nothing rejects as it is, after one search', async () => {
  const fixture = setUp();
  const error = new HttpError('enqueue', { status: 500, detail: 'Unexpected error while enqueuing batch' });
  loseResponse(fixture, error, false);
  await expect(fixture.jobs.enqueue(addGraph)).rejects.toBe(error);
  expect(fixture.server.requests).toEqual(['queue.enqueue', 'queue.batchStatus']);
});

test.each([520, 524, 530])(
  'a gateway that returns %i for a minute while the batch is searched for ends nothing',
  async (status) => {
    const { queue, server, jobs } = setUp();
    const up = performance.now() + 60_000;
    server.onRequest(async (request, next) => {
      if (request === 'queue.enqueue') await next();
      if (performance.now() < up) throw new HttpError(request, { status, detail: '<html>' });
      return next();
    });
    const enqueued = jobs.enqueue(addGraph);
    await durationOf(enqueued);
    const job = await enqueued;
    queue.onEvent();
    queue.run(job.id);
    const gateway = performance.now() + 60_000;
    server.onRequest(async (request, next) => {
      if (performance.now() < gateway) throw new HttpError(request, { status, detail: '<html>' });
      return next();
    });
    expect(await durationOf(job.result())).toBeGreaterThanOrEqual(60_000);
  },
);

test.each([
  ['missing', false, 15_000],
  ['unknown', true, 300_000],
])('a search that ends as %s has a limit', async (presence, isDown, limit) => {
  const { server, jobs } = setUp();
  server.onRequest(async (request, next) => {
    if (request === 'queue.enqueue' || isDown) throw new ConnectionError(request, 'reset');
    return next();
  });
  const enqueued = expect(jobs.enqueue(addGraph)).rejects.toMatchObject({ name: 'NotEnqueuedError', presence });
  const time = await durationOf(enqueued);
  expect(time).toBeGreaterThanOrEqual(limit);
  expect(time).toBeLessThan(limit + 5_000);
});

test('a batch that arrives while the server is unreachable is found', async () => {
  const { queue, server, jobs } = setUp();
  let requested = 0;
  server.onRequest(async (request, next) => {
    if (request === 'queue.enqueue') {
      setTimeout(() => void next(), 20_000);
      throw new TimeoutError(request, 30_000);
    }
    if (++requested > 1 && queue.items.size === 0) throw new ConnectionError(request, 'refused');
    return next();
  });
  const enqueued = jobs.enqueue(addGraph);
  expect(await durationOf(enqueued)).toBeLessThan(23_000);
  queue.run(1);
  await (await enqueued).result();
});

test('a job that was canceled by the restart that lost the response was canceled by a restart', async () => {
  const { queue, server, stores, createService } = setUp();
  Object.assign(stores, { events: undefined });
  server.onRequest(async (request, next) => {
    await next();
    if (request !== 'queue.enqueue') return;
    queue.start(1);
    queue.restart();
    throw new ConnectionError(request, 'reset');
  });
  const enqueued = createService().enqueue(addGraph);
  await durationOf(enqueued);
  const job = await enqueued;
  await durationOf(expect(job.result()).rejects.toMatchObject({ by: 'restart' }));
});

test('a job that was canceled by a restart while the response was in flight was canceled by a restart', async () => {
  const { queue, server, socket, jobs } = setUp();
  server.onRequest(async (request, next) => {
    await next();
    if (request !== 'queue.enqueue') return;
    queue.start(1);
    socket.drop();
    queue.restart();
    await new Promise((resolve) => setTimeout(resolve, 5_000));
  });
  const enqueued = jobs.enqueue(addGraph);
  await durationOf(enqueued);
  const job = await enqueued;
  await durationOf(expect(job.result()).rejects.toMatchObject({ by: 'restart' }));
});
