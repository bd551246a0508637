import { expect, test } from 'vitest';
import { createHttpTransport } from '../../src/http-transport.js';
import { anything } from '../support/anything.js';
import { json, reset } from '../support/responses.js';
import { startServer } from '../support/test-server.js';

test('tells of each request, each answer and each retry', async () => {
  await using server = await startServer(reset, json({ detail: 'busy' }, 503), json(1));
  const told: unknown[] = [];
  const lines: string[] = [];
  let now = 0;
  const transport = createHttpTransport({
    baseUrl: server.url,
    random: () => 0,
    clock: () => (now += 7),
    logger: { debug: (line) => void lines.push(line) },
    onRequest: (state) => void told.push(['request', state]),
    onResponse: (state) => void told.push(['response', state]),
    onRetry: ({ error, ...state }) => void told.push(['retry', state, error.name]),
  });
  const route = 'GET /x/{id}';
  await transport.json(route, anything, { path: { id: 1 } });
  expect(told).toEqual([
    ['request', { route, attempt: 1 }],
    ['retry', { route, attempt: 2 }, 'ConnectionError'],
    ['request', { route, attempt: 2 }],
    ['response', { route, attempt: 2, status: 503, milliseconds: 7 }],
    ['retry', { route, attempt: 3 }, 'ServerError'],
    ['request', { route, attempt: 3 }],
    ['response', { route, attempt: 3, status: 200, milliseconds: 7 }],
  ]);
  expect(lines).toEqual([
    expect.stringMatching(/^GET \/x\/\{id\}: no answer: .+; try 2 follows$/),
    'GET /x/{id}: 503 in 7 ms',
    'GET /x/{id}: 503 busy; try 3 follows',
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
])('a hook that %s breaks nothing', async (_, hook) => {
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
