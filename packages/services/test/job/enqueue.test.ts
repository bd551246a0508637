import { ConnectionError, HttpError, InputError } from '@x/transport/errors';
import { expect, test } from 'vitest';

import { addGraph, advanceTime, setUp, useFakeTime } from '../support/jobs-fixture.js';

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
  const refused = new InputError('batch', 'must request at least one item, got 0');
  await expect(jobs.enqueueBatch({ graph: addGraph, ...batch })).rejects.toThrow(refused);
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
  expect(first?.status).toBe('fulfilled');
  const reason = new InputError('batch.batch_id', '"ours" is already being enqueued');
  expect(second).toEqual({ status: 'rejected', reason });
  expect(server.requestCount('queue.enqueue')).toBe(1);
  jobs.close();
});

test('a batch is behind those that are pending, or on request before them', async () => {
  const { queue, jobs } = setUp();
  const behind = await jobs.enqueueBatch({ graph: addGraph });
  const before = await jobs.enqueueBatch({ graph: addGraph }, { prepend: true });
  expect([queue.get(1).priority, queue.get(2).priority]).toEqual([0, 1]);
  await Promise.all([behind.cancel(), before.cancel()]);
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

test('a batch that the server refuses rejects at once', async () => {
  const fixture = setUp();
  const refusal = new HttpError('enqueue', { status: 422, detail: 'no such node' });
  loseResponse(fixture, refusal, false);
  await expect(fixture.jobs.enqueue(addGraph)).rejects.toBe(refusal);
  expect(fixture.server.requests).toEqual(['queue.enqueue']);
});

test('an abort ends an enqueue with its own reason, before, during and after the request', async () => {
  const fixture = setUp();
  const before = AbortSignal.abort('before');
  await expect(fixture.jobs.enqueue(addGraph, {}, { signal: before })).rejects.toBe('before');
  expect(fixture.server.requests).toEqual([]);

  fixture.socket.beSilent();
  const joining = new AbortController();
  const joined = expect(fixture.jobs.enqueue(addGraph, {}, { signal: joining.signal })).rejects.toBe('while joining');
  await advanceTime(5);
  joining.abort('while joining');
  await joined;
  fixture.socket.beSilent(false);

  const searching = new AbortController();
  loseResponse(fixture, new ConnectionError('enqueue', 'reset'), false);
  const searched = expect(fixture.jobs.enqueue(addGraph, {}, { signal: searching.signal })).rejects.toBe(
    'while searching',
  );
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
  const idsOf = (batch: typeof first) => [batch.id, batch.jobs.map(({ id }) => id)];
  expect([idsOf(first), idsOf(second)]).toEqual([
    ['mine', [1]],
    ['mine', [2]],
  ]);
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
