import { expect, test, vi } from 'vitest';
import { createHttpTransport } from '../../src/http-transport.js';
import { anything } from '../support/anything.js';
import { cut, json, page, reset, silence } from '../support/responses.js';
import { type Answer, startServer } from '../support/test-server.js';

const busy = (status: number, headers?: Record<string, string>): Answer => json({ detail: 'busy' }, status, headers);
const random = () => 0; // so that no pause is waited for

test.each([
  ['a connection taken away', reset],
  ['a body cut half-way', cut],
  ['a 408', busy(408)],
  ['a 429', busy(429)],
  ['a 502', busy(502)],
  ["a proxy's 502", page(502)],
  ['a 503', busy(503)],
  ['a 503 that says when', busy(503, { 'retry-after': '0' })],
  ['a 504', busy(504)],
])('asks again after %s', async (_, answer) => {
  await using server = await startServer(answer, answer, json('at last'));
  const transport = createHttpTransport({ baseUrl: server.url, random });
  expect(await transport.json('GET /x', anything, {})).toBe('at last');
  expect(server.seen).toHaveLength(3);
});

test('gives up after the last try, with what it said', async () => {
  await using server = await startServer(busy(503));
  const transport = createHttpTransport({ baseUrl: server.url, random, retries: 2 });
  await expect(transport.json('GET /x', anything, {})).rejects.toMatchObject({ name: 'ServerError', status: 503 });
  expect(server.seen).toHaveLength(3);
});

test.each([
  ['a 500', busy(500), 'ServerError'],
  ['a 501', busy(501), 'ServerError'],
  ['a 409', busy(409), 'ConflictError'],
  ['a 404', busy(404), 'NotFoundError'],
])('does not ask again after %s', async (_, answer, name) => {
  await using server = await startServer(answer);
  const transport = createHttpTransport({ baseUrl: server.url, random });
  await expect(transport.json('GET /x', anything, {})).rejects.toMatchObject({ name });
  expect(server.seen).toHaveLength(1);
});

test.each(['POST /x', 'PUT /x', 'PATCH /x', 'DELETE /x'] as const)(
  'never repeats %s, which may have happened',
  async (route) => {
    for (const answer of [reset, cut, busy(503, { 'retry-after': '0' })]) {
      await using server = await startServer(answer, json('twice'));
      const transport = createHttpTransport({ baseUrl: server.url, random });
      await expect(transport.json(route, anything, { body: {} })).rejects.toThrow(route);
      expect(server.seen).toHaveLength(1);
    }
  },
);

test('repeats a POST that only asks, body and all', async () => {
  await using server = await startServer(reset, cut, busy(503), json('at last'));
  const transport = createHttpTransport({ baseUrl: server.url, random });
  const request = { body: { image_names: ['a'] }, repeatable: true };
  expect(await transport.json('POST /x', anything, request)).toBe('at last');
  expect(server.seen.map(({ body }) => String(body))).toEqual(Array(4).fill('{"image_names":["a"]}'));
});

test('does not repeat a GET that has effects', async () => {
  await using server = await startServer(cut, json('twice'));
  const transport = createHttpTransport({ baseUrl: server.url, random });
  await expect(transport.json('GET /x', anything, { repeatable: false })).rejects.toMatchObject({
    name: 'ConnectionError',
    cause: { code: 'UND_ERR_SOCKET' },
  });
  expect(server.seen).toHaveLength(1);
});

test('does not ask again when no answer came in time', async () => {
  await using server = await startServer(silence);
  const transport = createHttpTransport({ baseUrl: server.url, random, timeout: 30 });
  await expect(transport.json('GET /x', anything, {})).rejects.toMatchObject({ name: 'TimeoutError', timeout: 30 });
  expect(server.seen).toHaveLength(1);
});

test('pauses for a random part of a growing time', async () => {
  await using server = await startServer(reset, reset, json(1));
  const jitter = vi.fn(() => 0.1); // of 300 ms, then of 600 ms
  const transport = createHttpTransport({ baseUrl: server.url, random: jitter });
  const start = performance.now();
  await transport.json('GET /x', anything, {});
  expect(jitter).toHaveBeenCalledTimes(2);
  expect(performance.now() - start).toBeGreaterThan(85);
});

test('waits as long as the server asks for', async () => {
  await using server = await startServer(busy(503, { 'retry-after': '1' }), json(1));
  const start = performance.now();
  await createHttpTransport({ baseUrl: server.url, random }).json('GET /x', anything, {});
  expect(performance.now() - start).toBeGreaterThan(990);
});

test('ends when the time for all tries is over, also in a pause', async () => {
  await using server = await startServer(busy(503, { 'retry-after': '3600' }));
  const transport = createHttpTransport({ baseUrl: server.url, timeout: 50, totalTimeout: 120 });
  const start = performance.now();
  await expect(transport.json('GET /x', anything, {})).rejects.toMatchObject({ name: 'TimeoutError', timeout: 120 });
  expect(performance.now() - start).toBeLessThan(1_000);
});

test('stops storming a sick server: 100 retries, and one more for five successes', async () => {
  await using server = await startServer(...Array<Answer>(134).fill(reset), ...Array<Answer>(5).fill(json(1)), reset);
  const transport = createHttpTransport({ baseUrl: server.url, random });
  const ask = () => transport.json('GET /x', anything, {}).catch(() => 'failed');
  const tries = async (times: number): Promise<number> => {
    const before = server.seen.length;
    for (let time = 0; time < times; time++) await ask();
    return server.seen.length - before;
  };
  expect(await tries(33)).toBe(33 * 4);
  expect(await tries(1)).toBe(2); // the hundredth retry
  expect(await tries(5)).toBe(5);
  expect(await tries(2)).toBe(3);
});
