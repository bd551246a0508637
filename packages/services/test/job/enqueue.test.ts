import { ConnectionError, HttpError, InputError, ResponseError, TimeoutError } from '@x/transport/errors';
import { expect, test } from 'vitest';

import { addGraph, advanceTime, durationOf, setUp, useFakeTime } from '../support/jobs-fixture.js';

useFakeTime();

const values = (...items: number[]) => [{ node_path: 'a', field_name: 'value', items }];

/** Does the work of one enqueue and loses its answer. */
function loseAnswer({ requests }: ReturnType<typeof setUp>, error: Error, isDone = true): void {
  requests.intercept = async (request, work) => {
    if (request !== 'enqueue' || isDone) await work();
    if (request === 'enqueue') throw error;
  };
}

test('jobs are in the order of the batch, under an id that nobody else has', async () => {
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
])('%s asks for nothing, and is refused unsent', async (_, batch) => {
  const { requests, jobs } = setUp();
  await expect(jobs.enqueueBatch({ graph: addGraph, ...batch })).rejects.toThrow(InputError);
  expect(requests.made).toEqual([]);
});

test('a batch id that is in use is refused unsent', async () => {
  const { queue, requests, jobs } = setUp();
  queue.add(addGraph, { batch_id: 'mine' });
  await expect(jobs.enqueueBatch({ graph: addGraph, batch_id: 'mine' })).rejects.toThrow(
    'batch.batch_id: "mine" is already on the queue',
  );
  const twice = [1, 2].map(() => jobs.enqueueBatch({ graph: addGraph, batch_id: 'ours' }));
  const [first, second] = await Promise.allSettled(twice);
  expect([first?.status, second?.status]).toEqual(['fulfilled', 'rejected']);
  expect(requests.count('enqueue')).toBe(1);
  jobs.close();
});

test('a queue that is full, or too full, is an error that says how much it took', async () => {
  const { queue, jobs } = setUp();
  queue.capacity = 2;
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
  new HttpError('enqueue', { status: 502, detail: '' }),
])('an answer that is lost is found again, and nothing is sent twice: $name', async (error) => {
  const rig = setUp();
  loseAnswer(rig, error);
  const enqueued = rig.jobs.enqueueBatch({ graph: addGraph, runs: 3 });
  await durationOf(enqueued);
  const batch = await enqueued;
  expect(batch.jobs.map(({ id }) => id)).toEqual([1, 2, 3]);
  for (const { id } of batch.jobs) rig.queue.run(id);
  expect(await batch.results()).toHaveLength(3);
  expect(rig.requests.made).toEqual(['enqueue', 'batch status', 'item ids', 'summaries']);
});

test('an answer lost to a server that is down for a minute is found when it is back', async () => {
  const { queue, requests, jobs } = setUp();
  const up = performance.now() + 60_000;
  requests.intercept = async (request, work) => {
    if (request === 'enqueue') await work();
    if (performance.now() < up) throw new ConnectionError(request, 'refused');
    return work();
  };
  const enqueued = jobs.enqueue(addGraph);
  expect(await durationOf(enqueued)).toBeLessThan(62_500);
  queue.run((await enqueued).id);
  await (await enqueued).result();
  expect(queue.items.size).toBe(1);
  expect(requests.made.length).toBeLessThan(45);
});

test('a batch that only arrives after its answer was lost is found', async () => {
  const { queue, requests, jobs } = setUp();
  requests.intercept = async (request, work) => {
    if (request !== 'enqueue') return work();
    setTimeout(() => void work(), 5_000);
    throw new TimeoutError(request, 30_000);
  };
  const enqueued = jobs.enqueue(addGraph);
  expect(await durationOf(enqueued)).toBeLessThan(8_000);
  queue.run((await enqueued).id);
  await (await enqueued).result();
});

test('a batch that never arrived is not on the queue, and that is what is said', async () => {
  const rig = setUp();
  const cause = new HttpError('enqueue', { status: 503, detail: 'busy' });
  loseAnswer(rig, cause, false);
  const enqueued = expect(rig.jobs.enqueue(addGraph)).rejects.toMatchObject({
    name: 'NotEnqueuedError',
    message: /^no response, and batch "[0-9a-f]{32}" is not on the queue: enqueue: 503 busy$/,
    presence: 'missing',
    cause,
  });
  expect(await durationOf(enqueued)).toBeLessThan(18_000);
  expect(rig.requests.count('enqueue')).toBe(1);
});

test('what the server refuses is refused at once', async () => {
  const rig = setUp();
  const refusal = new HttpError('enqueue', { status: 422, detail: 'no such node' });
  loseAnswer(rig, refusal, false);
  await expect(rig.jobs.enqueue(addGraph)).rejects.toBe(refusal);
  expect(rig.requests.made).toEqual(['enqueue']);
});

test('an abort ends an enqueue with its own reason, wherever it is', async () => {
  const rig = setUp();
  const before = AbortSignal.abort('before');
  await expect(rig.jobs.enqueue(addGraph, { signal: before })).rejects.toBe('before');
  expect(rig.requests.made).toEqual([]);

  rig.socket.beSilent();
  const joining = new AbortController();
  const joined = expect(rig.jobs.enqueue(addGraph, { signal: joining.signal })).rejects.toBe('while joining');
  await advanceTime(5);
  joining.abort('while joining');
  await joined;
  rig.socket.beSilent(false);

  const searching = new AbortController();
  loseAnswer(rig, new ConnectionError('enqueue', 'reset'), false);
  const searched = expect(rig.jobs.enqueue(addGraph, { signal: searching.signal })).rejects.toBe('while searching');
  await advanceTime(3_000);
  searching.abort('while searching');
  await searched;
});

test('the socket is joined before anything is sent, by whoever comes second too', async () => {
  const { requests, socket, jobs } = setUp();
  const both = [jobs.enqueue(addGraph), jobs.enqueue(addGraph)];
  expect(requests.made).toEqual([]);
  requests.intercept = (_, work) => {
    expect(socket.state).toBe('open');
    return work();
  };
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

test('a batch id can be used again when nothing is left of its batch', async () => {
  const { queue, jobs } = setUp();
  const first = await jobs.enqueueBatch({ graph: addGraph, batch_id: 'mine' });
  queue.run(1);
  await first.results();
  queue.prune(1);
  const second = await jobs.enqueueBatch({ graph: addGraph, batch_id: 'mine' });
  queue.run(2);
  await second.results();
});

test('a batch that arrives while its server is out of reach is found', async () => {
  const { queue, requests, jobs } = setUp();
  let asked = 0;
  requests.intercept = async (request, work) => {
    if (request === 'enqueue') {
      setTimeout(() => void work(), 20_000);
      throw new TimeoutError(request, 30_000);
    }
    if (++asked > 1 && queue.items.size === 0) throw new ConnectionError(request, 'refused');
    return work();
  };
  const enqueued = jobs.enqueue(addGraph);
  expect(await durationOf(enqueued)).toBeLessThan(23_000);
  queue.run(1);
  await (await enqueued).result();
});

test('what ran when the answer was lost, and was canceled by the restart that lost it, says so', async () => {
  const { queue, requests, stores, createService } = setUp();
  Object.assign(stores, { events: undefined });
  requests.intercept = async (request, work) => {
    await work();
    if (request !== 'enqueue') return;
    queue.start(1);
    queue.restart();
    throw new ConnectionError(request, 'reset');
  };
  const enqueued = createService().enqueue(addGraph);
  await durationOf(enqueued);
  const job = await enqueued;
  await durationOf(expect(job.result()).rejects.toMatchObject({ by: 'restart' }));
});

test('what was restarted while the answer was on its way says so', async () => {
  const { queue, requests, socket, jobs } = setUp();
  requests.intercept = async (request, work) => {
    await work();
    if (request !== 'enqueue') return;
    queue.start(1);
    socket.drop();
    queue.restart();
    await new Promise((resolve) => setTimeout(resolve, 5_000));
  };
  const enqueued = jobs.enqueue(addGraph);
  await durationOf(enqueued);
  const job = await enqueued;
  await durationOf(expect(job.result()).rejects.toMatchObject({ by: 'restart' }));
});

test('where the answer does not name the items they are looked for', async () => {
  const { queue, stores, jobs } = setUp();
  const { enqueue } = stores.queue;
  Object.assign(stores.queue, {
    enqueue: async (...given: Parameters<typeof enqueue>) => ({ ...(await enqueue(...given)), item_ids: [] }),
  });
  const batch = await jobs.enqueueBatch({ graph: addGraph, runs: 2 });
  for (const { id } of batch.jobs) queue.run(id);
  expect(await batch.results()).toHaveLength(2);
});
