import { expect, test } from 'vitest';

import { createHttpTransport } from '../../src/http-transport.js';
import type { ByteRange } from '../../src/transport.js';
import { anything } from '../support/anything.js';
import { json } from '../support/responses.js';
import { startServer } from '../support/test-server.js';

test.each<[ByteRange, string]>([
  [{ start: 0 }, 'bytes=0-'],
  [{ start: 5, end: 6 }, 'bytes=5-5'],
  [{ start: 2 ** 40, end: 2 ** 41 }, 'bytes=1099511627776-2199023255551'],
])('requests the bytes %j, uncompressed', async (range, header) => {
  await using server = await startServer(json({}, 206));
  await createHttpTransport({ baseUrl: server.url }).request('GET /x', { range });
  expect(server.seen[0]?.headers).toMatchObject({ range: header, 'accept-encoding': 'identity' });
});

test('requests the whole file without a range', async () => {
  await using server = await startServer(json({}));
  await createHttpTransport({ baseUrl: server.url }).request('GET /x', { range: undefined });
  expect(server.seen[0]?.headers).not.toHaveProperty('range');
});

test.each<[ByteRange, string]>([
  [{ start: -1 }, 'start'],
  [{ start: 1.5 }, 'start'],
  [{ start: Number.NaN }, 'start'],
  [{ start: 4, end: 4 }, 'end'],
  [{ start: 4, end: Number.POSITIVE_INFINITY }, 'end'],
])('refuses the bytes %j without a request', async (range, argument) => {
  await using server = await startServer(json({}));
  const request = createHttpTransport({ baseUrl: server.url }).request('GET /x', { range });
  await expect(request).rejects.toMatchObject({ name: 'InputError', argument });
  expect(server.seen).toHaveLength(0);
});

test('part of a response that was requested whole is not the response', async () => {
  await using server = await startServer((response) => {
    const headers = { 'content-range': 'bytes 0-3/100', 'content-type': 'image/png' };
    response.writeHead(206, headers).end('1234');
  });
  const transport = createHttpTransport({ baseUrl: server.url });
  for (const call of [
    () => transport.json('GET /x', anything, {}),
    () => transport.blob('GET /x', {}),
    () => transport.stream('GET /x', {}),
    () => transport.request('GET /x', {}),
    () => transport.json('POST /x', anything, {}),
  ]) {
    await expect(call()).rejects.toMatchObject({ name: 'ResponseError', outcome: 'unknown' });
  }
  expect(server.seen).toHaveLength(5);
  expect(await (await transport.blob('GET /x', { range: { start: 0, end: 4 } })).text()).toBe('1234');
  const own = createHttpTransport({ baseUrl: server.url, headers: { Range: 'bytes=0-3' } });
  expect(await (await own.blob('GET /x', {})).text()).toBe('1234');
});
