import { expect, test } from 'vitest';
import { createHttpTransport } from '../../src/http-transport.js';
import { createLimit } from '../../src/internal/http/limit.js';
import { anything } from '../support/anything.js';
import { json } from '../support/responses.js';
import { startServer } from '../support/test-server.js';

/** A fetch that responds when the test calls the function that waits. */
function slowFetch() {
  const waiting: (() => void)[] = [];
  return {
    waiting,
    fetch: () => new Promise<Response>((resolve) => void waiting.push(() => resolve(Response.json(1)))),
  };
}
/** Resolves when all has happened that needs no timer. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
}

test.each([
  [undefined, 6],
  [2, 2],
])('with maxConcurrent %s there are %i requests in flight', async (maxConcurrent, most) => {
  const { fetch, waiting } = slowFetch();
  const transport = createHttpTransport({ baseUrl: 'http://localhost', fetch, maxConcurrent });
  const responses = Array.from({ length: 10 }, () => transport.json('GET /x', anything, {}));
  let done = 0;
  while (done < 10) {
    await settled();
    expect(waiting).toHaveLength(Math.min(most, 10 - done));
    waiting.shift()?.();
    done++;
  }
  expect(await Promise.all(responses)).toEqual(Array(10).fill(1));
});

test('requests are sent in the order of their calls', async () => {
  await using server = await startServer(json(1));
  const transport = createHttpTransport({ baseUrl: server.url, maxConcurrent: 1 });
  const routes = ['GET /1', 'GET /2', 'GET /3'] as const;
  await Promise.all(routes.map((route) => transport.send(route, {})));
  expect(server.seen.map(({ url }) => url)).toEqual(['/1', '/2', '/3']);
});

test('an abort while waiting makes no request and delays no other', async () => {
  const { fetch, waiting } = slowFetch();
  const transport = createHttpTransport({ baseUrl: 'http://localhost', fetch, maxConcurrent: 1 });
  const controller = new AbortController();
  const reason = new Error('the user left');
  const first = transport.json('GET /1', anything, {});
  const second = transport.json('GET /2', anything, { signal: controller.signal });
  const third = transport.json('GET /3', anything, {});
  controller.abort(reason);
  await expect(second).rejects.toBe(reason);
  await settled();
  expect(waiting).toHaveLength(1);
  waiting.shift()?.();
  await first;
  await settled();
  waiting.shift()?.();
  expect(await third).toBe(1);
});

test('an abort at the moment of its turn passes the turn on', async () => {
  const limit = createLimit(1);
  const gate = Promise.withResolvers<void>();
  const controller = new AbortController();
  const first = limit(() => gate.promise, undefined);
  const second = limit(async () => 'second', controller.signal);
  const third = limit(async () => 'third', undefined);
  void gate.promise.then(() => controller.abort(new Error('the user left'))); // runs between turn and work
  gate.resolve();
  await expect(second).rejects.toThrow('the user left');
  await first;
  expect(await third).toBe('third');
});

test('a failure frees its slot', async () => {
  const fetch = () => Promise.reject(new TypeError('fetch failed'));
  const transport = createHttpTransport({ baseUrl: 'http://localhost', fetch, maxConcurrent: 1, retries: 0 });
  for (let time = 0; time < 3; time++) await expect(transport.send('GET /x', {})).rejects.toThrow('no response');
});

test('two transports do not share anything', async () => {
  await using one = await startServer(json('one', 200, { 'x-refreshed-token': 'one-b' }));
  await using two = await startServer(json('two'));
  const { fetch, waiting } = slowFetch();
  const stuck = createHttpTransport({ baseUrl: one.url, fetch, maxConcurrent: 1 });
  const waited = stuck.json('GET /x', anything, {});
  const calls: string[] = [];
  const first = createHttpTransport({ baseUrl: one.url, token: 'one-a', onRequest: () => void calls.push('one') });
  const second = createHttpTransport({ baseUrl: two.url, token: 'two-a', onRequest: () => void calls.push('two') });
  expect(await Promise.all([first.json('POST /x', anything, {}), second.json('POST /x', anything, {})])).toEqual([
    'one',
    'two',
  ]);
  await Promise.all([first.send('GET /y', {}), second.send('GET /y', {})]);
  expect(one.seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer one-a', 'Bearer one-b']);
  expect(two.seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer two-a', 'Bearer two-a']);
  expect(calls.toSorted()).toEqual(['one', 'one', 'two', 'two']);
  waiting[0]?.();
  await waited;
});
