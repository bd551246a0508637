import { expect, test } from 'vitest';
import { createHttpTransport } from '../../src/http-transport.js';
import { anything } from '../support/anything.js';
import { json, reset } from '../support/responses.js';
import { startServer } from '../support/test-server.js';

test('reports each request, response and retry', async () => {
  await using server = await startServer(reset, json({ detail: 'busy' }, 503), json(1));
  const calls: unknown[] = [];
  const lines: string[] = [];
  let now = 0;
  const transport = createHttpTransport({
    baseUrl: server.url,
    random: () => 0,
    clock: () => (now += 7),
    logger: { debug: (line) => void lines.push(line) },
    onRequest: (state) => void calls.push(['request', state]),
    onResponse: (state) => void calls.push(['response', state]),
    onRetry: ({ error, ...state }) => void calls.push(['retry', state, error.name]),
  });
  const route = 'GET /x/{id}';
  await transport.json(route, anything, { path: { id: 1 } });
  expect(calls).toEqual([
    ['request', { route, attempt: 1 }],
    ['retry', { route, attempt: 2 }, 'ConnectionError'],
    ['request', { route, attempt: 2 }],
    ['response', { route, attempt: 2, status: 503, milliseconds: 7 }],
    ['retry', { route, attempt: 3 }, 'ServerError'],
    ['request', { route, attempt: 3 }],
    ['response', { route, attempt: 3, status: 200, milliseconds: 7 }],
  ]);
  expect(lines).toEqual([
    expect.stringMatching(/^GET \/x\/\{id\}: no response: .+; starting attempt 2$/),
    'GET /x/{id}: 503 in 7 ms',
    'GET /x/{id}: 503 busy; starting attempt 3',
    'GET /x/{id}: 200 in 7 ms',
  ]);
});

test.each([
  [
    'throws',
    () => {
      throw new Error('a broken hook');
    },
  ],
  ['rejects', () => Promise.reject(new Error('a broken hook'))],
  ['never ends', () => new Promise<void>(() => {})],
])('a hook that %s changes nothing', async (_, hook) => {
  await using server = await startServer(reset, json(1));
  const transport = createHttpTransport({
    baseUrl: server.url,
    random: () => 0,
    logger: { debug: hook },
    onRequest: hook,
    onResponse: hook,
    onRetry: hook,
  });
  expect(await transport.json('GET /x', anything, { onProgress: hook })).toBe(1);
});
