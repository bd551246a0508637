import { expect, test } from 'vitest';

import { createHttpTransport } from '../../src/http-transport.js';
import type { ByteRange } from '../../src/transport.js';
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
