import { ConnectionError, HttpError, InputError, NotInvokeAIError, ResponseError, TimeoutError } from '@x/transport/errors';
import { expect, test } from 'vitest';

import { addGraph, advanceTime, durationOf, setUp, useFakeTime } from '../support/jobs-fixture.js';

useFakeTime();

const values = (...items: number[]) => [{ node_path: 'a', field_name: 'value', items }];

/** Loses the response to one enqueue. */
function loseResponse({ server }: ReturnType<typeof setUp>, error: Error, isDone = true): void {
  server.onRequest(async (request, next) => {
    if (request !== 'queue.enqueue' || isDone) await next();
    if (request === 'queue.enqueue') throw error;
  });
}

test('jobs are in the order of the batch, which has a unique id', async () => {
  const { queue, jobs } = setUp();
  const batch = await jobs.enqueueBatch({ graph: addGraph, data: [values(1, 2, 3)], runs: 2 });
  expect(batch.jobs.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(batch.id).toMatch(/^[0-9a-f]{32}$/);
  expect(queue.get(1)).toMatchObject({ batch_id: batch.id, origin: 'x' });
  const own = await jobs.enqueueBatch({ graph: addGraph, batch_id: 'mine', origin: 'me' });
  expect(own.id).toBe('mine');
  expect(queue.get(7).origin).toBe('me');
  await Promise.all([batch.cancel(), own.cancel()]);
});

test.each([
  ['a list of values that is empty', { data: [values()] }],
  ['a group without lists', { data: [[]] }],
  ['no runs', { runs: 0 }],
])('%s is rejected without a request', async (_, batch) => {
  const { server, jobs } = setUp();
  await expect(jobs.enqueueBatch({ graph: addGraph, ...batch })).rejects.toThrow(InputError);
  expect(server.requests).toEqual([]);
});

test('a batch id that is in use is rejected without an enqueue request', async () => {
  const { queue, server, jobs } = setUp();
  queue.add(addGraph, { batch_id: 'mine' });
  await expect(jobs.enqueueBatch({ graph: addGraph, batch_id: 'mine' })).rejects.toThrow(
    'batch.batch_id: "mine" is already on the queue',
  );
  const twice = [1, 2].map(() => jobs.enqueueBatch({ graph: addGraph, batch_id: 'ours' }));
  const [first, second] = await Promise.allSettled(twice);
  expect([first?.status, second?.status]).toEqual(['fulfilled', 'rejected']);
  expect(server.requestCount('queue.enqueue')).toBe(1);
  jobs.close();
});

test('a queue that takes only some of the items, or none, is an error that says how many', async () => {
  const { queue, jobs } = setUp({}, { queueCapacity: 2 });
  await expect(jobs.enqueueBatch({ graph: addGraph, runs: 5 })).rejects.toMatchObject({
    name: 'QueueFullError',
    message: '2 of 5 items were enqueued: the queue is full',
    enqueued: 2,
    requested: 5,
    itemIds: [1, 2],
  });
  await expect(jobs.enqueue(addGraph)).rejects.toMatchObject({ enqueued: 0, requested: 1, itemIds: [] });
  expect(queue.count('pending')).toBe(2);
});

test.each([
  new ConnectionError('enqueue', 'reset'),
  new TimeoutError('enqueue', 30_000),
  new ResponseError('enqueue', [], ''),
  ...[408, 500, 502, 503, 504, 520, 522, 524, 530, 599].map(
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

test('a batch that the server refuses rejects at once', async () => {
  const fixture = setUp();
  const refusal = new HttpError('enqueue', { status: 422, detail: 'no such node' });
  loseResponse(fixture, refusal, false);
  await expect(fixture.jobs.enqueue(addGraph)).rejects.toBe(refusal);
  expect(fixture.server.requests).toEqual(['queue.enqueue']);
});

test.each([
  new ConnectionError('enqueue', 'connection refused', { outcome: 'not-sent' }),
  new HttpError('enqueue', { status: 401, detail: 'no token' }),
  new HttpError('enqueue', { status: 413, detail: 'too large' }),
  new HttpError('enqueue', { status: 429, detail: 'too many' }),
  new HttpError('enqueue', { status: 501, detail: 'no such thing' }),
  new InputError('batch', 'must be one'),
])('an enqueue that was not sent or was refused rejects at once, and nothing is searched for: $message', async (error) => {
  const fixture = setUp();
  loseResponse(fixture, error, false);
  await expect(fixture.jobs.enqueue(addGraph)).rejects.toBe(error);
  expect(fixture.server.requests).toEqual(['queue.enqueue']);
});

test('an internal error of the server that enqueued nothing rejects as it is, after one search', async () => {
  const fixture = setUp();
  const error = new HttpError('enqueue', { status: 500, detail: 'Unexpected error while enqueuing batch' });
  loseResponse(fixture, error, false);
  await expect(fixture.jobs.enqueue(addGraph)).rejects.toBe(error);
  expect(fixture.server.requests).toEqual(['queue.enqueue', 'queue.batchStatus']);
});

test.each([520, 524, 530])('a gateway that returns %i for a minute while the batch is searched for ends nothing', async (status) => {
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
  await durationOf(job.result());
});

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

test('an abort ends an enqueue with its own reason, before, during and after the request', async () => {
  const fixture = setUp();
  const before = AbortSignal.abort('before');
  await expect(fixture.jobs.enqueue(addGraph, { signal: before })).rejects.toBe('before');
  expect(fixture.server.requests).toEqual([]);

  fixture.socket.beSilent();
  const joining = new AbortController();
  const joined = expect(fixture.jobs.enqueue(addGraph, { signal: joining.signal })).rejects.toBe('while joining');
  await advanceTime(5);
  joining.abort('while joining');
  await joined;
  fixture.socket.beSilent(false);

  const searching = new AbortController();
  loseResponse(fixture, new ConnectionError('enqueue', 'reset'), false);
  const searched = expect(fixture.jobs.enqueue(addGraph, { signal: searching.signal })).rejects.toBe('while searching');
  await advanceTime(3_000);
  searching.abort('while searching');
  await searched;
});

test('the queue is subscribed to before the enqueue, for concurrent enqueues too', async () => {
  const { server, socket, jobs } = setUp();
  const both = [jobs.enqueue(addGraph), jobs.enqueue(addGraph)];
  expect(server.requests).toEqual([]);
  server.onRequest((_, next) => {
    expect(socket.state).toBe('open');
    return next();
  });
  for (const job of await Promise.all(both)) await job.cancel();
  await advanceTime(60);
  expect(socket.messages.map(([name]) => name)).toEqual(['subscribe_queue', 'unsubscribe_queue']);
});

test.each(['heartbeatInterval', 'pollInterval', 'maxOutage', 'recoveryTimeout'])(
  'a %s that is not a positive number of milliseconds is refused',
  (name) => {
    const { createService } = setUp();
    for (const time of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => createService({ [name]: time })).toThrow(
        new InputError(name, `must be a positive number of milliseconds, got ${time}`),
      );
    }
  },
);

test('a batch id can be used again when its batch is no longer on the queue', async () => {
  const { queue, jobs } = setUp();
  const first = await jobs.enqueueBatch({ graph: addGraph, batch_id: 'mine' });
  queue.run(1);
  await first.results();
  queue.remove(1);
  const second = await jobs.enqueueBatch({ graph: addGraph, batch_id: 'mine' });
  queue.run(2);
  await second.results();
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

test('items that the response does not name are searched for', async () => {
  const { queue, stores, jobs } = setUp();
  const { enqueue } = stores.queue;
  Object.assign(stores.queue, {
    enqueue: async (...given: Parameters<typeof enqueue>) => ({ ...(await enqueue(...given)), item_ids: [] }),
  });
  const batch = await jobs.enqueueBatch({ graph: addGraph, runs: 2 });
  for (const { id } of batch.jobs) queue.run(id);
  expect(await batch.results()).toHaveLength(2);
});
