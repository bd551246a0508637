import { expect, test } from 'vitest';

import { createHttpTransport } from '../../src/http-transport.js';
import { anything } from '../support/anything.js';
import { cut, json, reset } from '../support/responses.js';
import { type Handler, startServer } from '../support/test-server.js';

const busy = (status: number): Handler => json({ detail: 'busy' }, status, { 'retry-after': '0' });
const request = { body: { a: 1 }, repeatable: 'refused' } as const;

test('repeats a POST after a 429, with its body', async () => {
  await using server = await startServer(busy(429), busy(429), json('at last', 201));
  const transport = createHttpTransport({ baseUrl: server.url });
  expect(await transport.json('POST /x', anything, request)).toBe('at last');
  expect(server.seen.map(({ body }) => String(body))).toEqual(Array(3).fill('{"a":1}'));
});

test.each([
  ['a lost connection', reset, 'unknown'],
  ['a body that is cut off', cut, 'unknown'],
  ['a 503', busy(503), 'unknown'],
  ['a 408', busy(408), 'unknown'],
  ['a 499', busy(499), 'unknown'],
  ['a 409', busy(409), 'rejected'],
  ['a lost connection after a 429', undefined, 'unknown'],
])('does not repeat it after %s', async (_, handler, outcome) => {
  await using server = await startServer(...(handler ? [handler] : [busy(429), reset]), json('twice'));
  const transport = createHttpTransport({ baseUrl: server.url });
  await expect(transport.json('POST /x', anything, request)).rejects.toMatchObject({ outcome });
  expect(server.seen).toHaveLength(handler ? 1 : 2);
});

test('rejects with the 429 after the last attempt, which changed nothing', async () => {
  await using server = await startServer(busy(429));
  const transport = createHttpTransport({ baseUrl: server.url, retries: 1 });
  const error = { name: 'HttpError', status: 429, outcome: 'rejected' };
  await expect(transport.json('POST /x', anything, request)).rejects.toMatchObject(error);
  expect(server.seen).toHaveLength(2);
});

test('does not repeat an upload of a stream, which can be read once', async () => {
  await using server = await startServer(busy(429), json('twice'));
  const form = { file: { stream: new Blob(['x']).stream(), name: 'x', type: 'video/mp4' } };
  const upload = createHttpTransport({ baseUrl: server.url }).json('POST /x', anything, {
    form,
    repeatable: 'refused',
  });
  await expect(upload).rejects.toMatchObject({ status: 429 });
  expect(server.seen).toHaveLength(1);
});
