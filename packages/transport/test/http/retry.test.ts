import { expect, test, vi } from 'vitest';
import { createHttpTransport } from '../../src/http-transport.js';
import { anything } from '../support/anything.js';
import { cut, json, page, reset, silence } from '../support/responses.js';
import { type Handler, startServer } from '../support/test-server.js';

const busy = (status: number, headers?: Record<string, string>): Handler => json({ detail: 'busy' }, status, headers);
const random = () => 0; // so that the backoff is 0

test.each([
  ['a closed connection', reset],
  ['a body cut half-way', cut],
  ['a 408', busy(408)],
  ['a 460', busy(460)],
  ['a 499', busy(499)],
  ['a 429', busy(429)],
  ['a 502', busy(502)],
  ["a proxy's 502", page(502)],
  ['a 503', busy(503)],
  ['a 503 that says when', busy(503, { 'retry-after': '0' })],
  ['a 504', busy(504)],
  ...[425, 509, 520, 521, 522, 523, 524, 525, 526, 527, 529, 530, 598, 599].flatMap((status): [string, Handler][] => [
    [`a ${status} with a page`, page(status)],
    [`a ${status} with JSON`, json({ error_code: status }, status)],
  ]),
])('retries after %s', async (_, handler) => {
  await using server = await startServer(handler, handler, json('at last'));
  const transport = createHttpTransport({ baseUrl: server.url, random });
  expect(await transport.json('GET /x', anything, {})).toBe('at last');
  expect(server.seen).toHaveLength(3);
});

test.each(['GET /x', 'HEAD /x'] as const)('retries %s by default', async (route) => {
  await using server = await startServer(busy(503), json('at last'));
  await createHttpTransport({ baseUrl: server.url, random }).send(route, {});
  expect(server.seen).toHaveLength(2);
});

test('rejects after the last retry, with its error', async () => {
  await using server = await startServer(busy(503));
  const transport = createHttpTransport({ baseUrl: server.url, random, retries: 2 });
  await expect(transport.json('GET /x', anything, {})).rejects.toMatchObject({ name: 'ServerError', status: 503 });
  expect(server.seen).toHaveLength(3);
});

test.each([
  ['a 500', busy(500), 'ServerError'],
  ...[501, 505, 507, 511].map((status): [string, Handler, string] => [`a ${status}`, busy(status), 'ServerError']),
  ['a 409', busy(409), 'ConflictError'],
  ['a 404', busy(404), 'NotFoundError'],
])('does not retry after %s', async (_, handler, name) => {
  await using server = await startServer(handler);
  const transport = createHttpTransport({ baseUrl: server.url, random });
  await expect(transport.json('GET /x', anything, {})).rejects.toMatchObject({ name });
  expect(server.seen).toHaveLength(1);
});

test.each(['POST /x', 'PUT /x', 'PATCH /x', 'DELETE /x'] as const)(
  'never retries %s, which the server may have processed',
  async (route) => {
    for (const handler of [reset, cut, busy(503, { 'retry-after': '0' })]) {
      await using server = await startServer(handler, json('twice'));
      const transport = createHttpTransport({ baseUrl: server.url, random });
      await expect(transport.json(route, anything, { body: {} })).rejects.toThrow(route);
      expect(server.seen).toHaveLength(1);
    }
  },
);

test('retries a repeatable POST, with its body', async () => {
  await using server = await startServer(reset, cut, busy(503), json('at last'));
  const transport = createHttpTransport({ baseUrl: server.url, random });
  const request = { body: { image_names: ['a'] }, repeatable: true };
  expect(await transport.json('POST /x', anything, request)).toBe('at last');
  expect(server.seen.map(({ body }) => String(body))).toEqual(Array(4).fill('{"image_names":["a"]}'));
});

test('does not retry a GET that is not repeatable', async () => {
  await using server = await startServer(cut, json('twice'));
  const transport = createHttpTransport({ baseUrl: server.url, random });
  await expect(transport.json('GET /x', anything, { repeatable: false })).rejects.toMatchObject({
    name: 'ConnectionError',
    cause: { code: 'UND_ERR_SOCKET' },
  });
  expect(server.seen).toHaveLength(1);
});

test('does not retry after a timeout', async () => {
  await using server = await startServer(silence);
  const transport = createHttpTransport({ baseUrl: server.url, random, timeout: 30 });
  await expect(transport.json('GET /x', anything, {})).rejects.toMatchObject({ name: 'TimeoutError', timeout: 30 });
  expect(server.seen).toHaveLength(1);
});

test('backs off for a random part of a growing time', async () => {
  await using server = await startServer(reset, reset, json(1));
  const jitter = vi.fn(() => 0.1); // of 300 ms, then of 600 ms
  const transport = createHttpTransport({ baseUrl: server.url, random: jitter });
  const start = performance.now();
  await transport.json('GET /x', anything, {});
  expect(jitter).toHaveBeenCalledTimes(2);
  expect(performance.now() - start).toBeGreaterThan(85);
});

test('waits as long as Retry-After says', async () => {
  await using server = await startServer(busy(503, { 'retry-after': '1' }), json(1));
  const start = performance.now();
  await createHttpTransport({ baseUrl: server.url, random }).json('GET /x', anything, {});
  expect(performance.now() - start).toBeGreaterThan(990);
});

test.each([
  ['ten seconds', () => '10'],
  ['an hour', () => '3600'],
  ['a date', () => new Date(Date.now() + 3_600_000).toUTCString()],
])('rejects with the 503 at once when its Retry-After, %s, is longer than the time left', async (_, after) => {
  await using server = await startServer(busy(503, { 'retry-after': after() }));
  const transport = createHttpTransport({ baseUrl: server.url, timeout: 5_000, totalTimeout: 9_000 });
  const start = performance.now();
  await expect(transport.json('GET /x', anything, {})).rejects.toMatchObject({ name: 'ServerError', status: 503 });
  expect(performance.now() - start).toBeLessThan(8_000);
  expect(server.seen).toHaveLength(1);
});

test('rejects with the last response when the time ends during the backoff', async () => {
  await using server = await startServer(busy(503));
  const options = { baseUrl: server.url, timeout: 10_000, totalTimeout: 10_000, random: () => 1_000 };
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  try {
    const failed = expect(createHttpTransport(options).json('GET /x', anything, {})).rejects.toMatchObject({
      name: 'ServerError',
      status: 503,
    });
    while (server.seen.length === 0) await new Promise(setImmediate);
    for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate); // until the response has been read
    await vi.advanceTimersByTimeAsync(10_000);
    await failed;
  } finally {
    vi.useRealTimers();
  }
  expect(server.seen).toHaveLength(1);
});

test('limits retries when the server is failing: 100, and one more for five successes', async () => {
  await using server = await startServer(...Array<Handler>(134).fill(reset), ...Array<Handler>(5).fill(json(1)), reset);
  const transport = createHttpTransport({ baseUrl: server.url, random });
  const request = () => transport.json('GET /x', anything, {}).catch(() => 'failed');
  const requestsFor = async (times: number): Promise<number> => {
    const before = server.seen.length;
    for (let time = 0; time < times; time++) await request();
    return server.seen.length - before;
  };
  expect(await requestsFor(33)).toBe(33 * 4);
  expect(await requestsFor(1)).toBe(2); // the hundredth retry
  expect(await requestsFor(5)).toBe(5);
  expect(await requestsFor(2)).toBe(3);
});
