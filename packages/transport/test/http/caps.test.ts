import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { anything } from '../support/anything.js';

// A transport keeps the `setImmediate` it finds when it is loaded. Without one all that it waits for is a fake timer.
vi.stubGlobal('setImmediate', undefined);
const { createHttpTransport } = await import('../../src/http-transport.js');
vi.unstubAllGlobals();

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const busy = (headers = {}) => Response.json({ detail: 'busy' }, { status: 503, headers });

/** Returns a `fetch` that returns 503, and the milliseconds between its calls. */
function busyFetch(headers?: Record<string, string>) {
  const calls: number[] = [];
  const fetch = async () => {
    calls.push(Date.now());
    return busy(headers);
  };
  return { fetch, pauses: () => calls.slice(1).map((time, index) => time - (calls[index] ?? 0)) };
}

test('the backoff doubles from 300 milliseconds to 10 seconds at most', async () => {
  const { fetch, pauses } = busyFetch();
  const transport = createHttpTransport({
    baseUrl: 'http://localhost',
    fetch,
    random: () => 1,
    retries: 8,
    totalTimeout: false,
  });
  const failed = expect(transport.json('GET /x', anything, {})).rejects.toThrow('busy');
  await vi.advanceTimersByTimeAsync(60_000);
  await failed;
  expect(pauses()).toEqual([300, 600, 1_200, 2_400, 4_800, 9_600, 10_000, 10_000]);
});

test('a server that asks for an hour is retried after 30 seconds', async () => {
  const { fetch, pauses } = busyFetch({ 'retry-after': '3600' });
  const transport = createHttpTransport({ baseUrl: 'http://localhost', fetch, retries: 2 });
  const failed = expect(transport.json('GET /x', anything, {})).rejects.toThrow('busy');
  await vi.advanceTimersByTimeAsync(60_000);
  await failed;
  expect(pauses()).toEqual([30_000, 30_000]);
});

test('successes before the first failure do not raise the number of retries above 100', async () => {
  let calls = 0;
  const fetch = async () => (calls++ < 50 ? Response.json(1) : busy());
  const transport = createHttpTransport({ baseUrl: 'http://localhost', fetch, random: () => 0 });
  for (let time = 0; time < 50; time++) await transport.json('GET /x', anything, {});
  for (let time = 0; time < 50; time++) {
    const failed = expect(transport.json('GET /x', anything, {})).rejects.toThrow('busy');
    await vi.advanceTimersByTimeAsync(10);
    await failed;
  }
  expect(calls).toBe(50 + 50 + 100);
});

test.each([
  ['the timeout of a request', { timeout: 1_000 }, 'GET /x', 1_000],
  ['ten times that for an upload', { timeout: 1_000 }, 'POST /x', 10_000],
  ['the longest a timer can hold for an upload', { timeout: 2 ** 31 - 2 }, 'POST /x', 2 ** 31 - 1],
] as const)('waits for a missing response for %s', async (_, options, route, timeout) => {
  const transport = createHttpTransport({
    baseUrl: 'http://localhost',
    fetch: () => new Promise(() => {}),
    ...options,
  });
  const response = transport.json(route, anything, route === 'POST /x' ? { form: { file: 'x' } } : {});
  const failed = expect(response).rejects.toMatchObject({ name: 'TimeoutError', timeout });
  let isOver = false;
  void failed.then(() => {
    isOver = true;
  });
  await vi.advanceTimersByTimeAsync(timeout - 1);
  expect(isOver).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await failed;
});

test.each([
  ['120 seconds', {}, 120_000],
  ['the timeout of one attempt where that is longer', { timeout: 200_000 }, 200_000],
  ['totalTimeout', { totalTimeout: 70_000 }, 70_000],
])('all attempts together end after %s, with the last response', async (_, options, timeout) => {
  const { fetch } = busyFetch();
  const transport = createHttpTransport({
    baseUrl: 'http://localhost',
    fetch,
    retries: 100,
    random: () => 1,
    ...options,
  });
  const start = Date.now();
  const failed = expect(transport.json('GET /x', anything, {})).rejects.toMatchObject({ status: 503 });
  const end = failed.then(() => Date.now());
  await vi.advanceTimersByTimeAsync(400_000);
  expect((await end) - start).toBe(timeout);
});

test('an attempt that hangs after a 503 ends with a TimeoutError', async () => {
  let calls = 0;
  const transport = createHttpTransport({
    baseUrl: 'http://localhost',
    fetch: async () => (calls++ > 0 ? new Promise<Response>(() => {}) : busy()),
    random: () => 1,
    timeout: 1_000,
  });
  const failed = expect(transport.json('GET /x', anything, {})).rejects.toMatchObject({
    name: 'TimeoutError',
    timeout: 1_000,
  });
  await vi.advanceTimersByTimeAsync(2_000);
  await failed;
});
