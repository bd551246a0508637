import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGzip, createZstdCompress, gzipSync } from 'node:zlib';

import { expect, test } from 'vitest';
import { createHttpTransport } from '../../src/http-transport.js';
import { isRecord } from '../../src/internal/is-record.js';
import type { ResponseSchema, Transport } from '../../src/transport.js';
import { anything } from '../support/anything.js';
import { json } from '../support/responses.js';
import { startServer } from '../support/test-server.js';

const megabyte = 2 ** 20;

/** Returns a gigabyte of one letter, compressed. */
async function gigabyte(packer: ReturnType<typeof createGzip> | ReturnType<typeof createZstdCompress>) {
  const chunks: Uint8Array[] = [];
  packer.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const letters = Buffer.alloc(16 * megabyte, '[');
  for (let time = 0; time < 64; time++) if (!packer.write(letters)) await once(packer, 'drain');
  packer.end();
  await once(packer, 'end');
  return Buffer.concat(chunks);
}

type Call = (transport: Transport) => Promise<unknown>;
const calls: [string, Call][] = [
  ['json', (transport) => transport.json('GET /x', anything, {})],
  ['request', (transport) => transport.request('GET /x', {})],
  ['send', (transport) => transport.send('GET /x', {})],
  ['a change', (transport) => transport.json('POST /x', anything, { body: {} })],
];

test.each(calls)('%s stops reading at maxResponseSize, and does not ask again', async (_, call) => {
  let sent = 0;
  let requests = 0;
  const chunk = Buffer.alloc(65_536, '[');
  const server = createServer((_request, response) => {
    requests++;
    const write = (): void => {
      while (!response.destroyed && response.write(chunk)) sent += chunk.length;
    };
    response.on('drain', write);
    write();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const transport = createHttpTransport({ baseUrl, maxResponseSize: megabyte, random: () => 0 });
  await expect(call(transport)).rejects.toMatchObject({
    name: 'ResponseTooLargeError',
    limit: megabyte,
    outcome: 'unknown',
    message: expect.stringContaining('larger than 1048576 bytes; raise maxResponseSize'),
  });
  expect(requests).toBe(1);
  expect(sent).toBeLessThan(64 * megabyte); // what the sockets hold
  server.closeAllConnections();
  server.close();
});

test.each([
  ['gzip', () => gigabyte(createGzip({ level: 1 }))],
  ['zstd', () => gigabyte(createZstdCompress())],
])('a gigabyte as %s does not take a gigabyte of memory', { tags: 'large' }, async (encoding, pack) => {
  const packed = await pack();
  expect(packed.length).toBeLessThan(8 * megabyte);
  await using server = await startServer(
    (response) => void response.writeHead(200, { 'content-encoding': encoding }).end(packed),
  );
  const transport = createHttpTransport({ baseUrl: server.url });
  const memory = (): number => process.memoryUsage.rss();
  const start = memory();
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, memory() - start);
  }, 5);
  for (const call of [() => transport.json('GET /x', anything, {}), () => transport.send('DELETE /x', {})]) {
    await expect(call()).rejects.toMatchObject({ name: 'ResponseTooLargeError', limit: 2 ** 27 });
  }
  clearInterval(timer);
  expect(server.seen).toHaveLength(2);
  expect(most).toBeLessThan(600 * megabyte);
});

test('a response of exactly maxResponseSize is read, before and after decompression', async () => {
  const body = JSON.stringify('x'.repeat(998));
  await using server = await startServer(
    (response) => void response.end(body),
    (response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(body)),
    (response) => void response.end(`${body} `),
  );
  const transport = createHttpTransport({ baseUrl: server.url, maxResponseSize: 1_000 });
  expect(await transport.json('GET /x', anything, {})).toHaveLength(998);
  expect(await transport.json('GET /x', anything, {})).toHaveLength(998);
  await expect(transport.json('GET /x', anything, {})).rejects.toMatchObject({ name: 'ResponseTooLargeError' });
});

test('a blob may have 16 times as many bytes, a stream any number', async () => {
  await using server = await startServer((response) => void response.end('x'.repeat(16_001)));
  const transport = createHttpTransport({ baseUrl: server.url, maxResponseSize: 1_000 });
  await expect(transport.blob('GET /x', {})).rejects.toMatchObject({ name: 'ResponseTooLargeError', limit: 16_000 });
  expect(await new Response(await transport.stream('GET /x', {})).text()).toHaveLength(16_001);
  const unlimited = createHttpTransport({ baseUrl: server.url, maxResponseSize: false });
  expect((await unlimited.blob('GET /x', {})).size).toBe(16_001);
});

/** Finds an issue in each field of each row, as libraries do, and counts those that were in memory at once. */
function strictRows(most: { issues: number }, key?: string): ResponseSchema<unknown> {
  return {
    '~standard': {
      version: 1,
      vendor: 'test',
      validate(value) {
        const rows = key !== undefined && isRecord(value) ? value[key] : value;
        if (!Array.isArray(rows)) return { issues: [{ message: 'is no list' }] };
        const issues = rows.flatMap((row, index) =>
          ['a', 'b', 'c', 'd']
            .filter((name) => !(isRecord(row) && name in row))
            .map((name) => ({ message: 'is missing', path: key === undefined ? [index, name] : [key, index, name] })),
        );
        most.issues = Math.max(most.issues, issues.length);
        return issues.length > 0 ? { issues } : { value };
      },
    },
  };
}

const good = { a: 1, b: 1, c: 1, d: 1 };
test.each<[string, unknown, string | undefined, string]>([
  ['200 000 empty rows', Array(200_000).fill({}), undefined, '0.a'],
  ['a page of them', { total: 1, items: Array(200_000).fill({}) }, 'items', 'items.0.a'],
  ['rows that are empty later', [...Array(5_432).fill(good), ...Array(200_000).fill({})], undefined, '5432.a'],
])('%s make few issues', async (_, body, key, path) => {
  await using server = await startServer(json(body));
  const most = { issues: 0 };
  const error = await createHttpTransport({ baseUrl: server.url })
    .json('GET /x', strictRows(most, key), {})
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'ResponseError', issues: { length: 100, 0: { path, message: 'is missing' } } });
  expect(most.issues).toBeLessThanOrEqual(4_000);
  expect(JSON.stringify(error).length).toBeLessThan(100_000);
});

test('long lists that are valid are returned whole', async () => {
  const rows = Array(20_001).fill(good);
  await using server = await startServer(json({ items: rows }));
  const schema = strictRows({ issues: 0 }, 'items');
  expect(await createHttpTransport({ baseUrl: server.url }).json('GET /x', schema, {})).toEqual({ items: rows });
});

test('a schema that runs out of stack on a deep response is a ResponseError', async () => {
  const depthOf = (value: unknown): number => (Array.isArray(value) ? 1 + depthOf(value[0]) : 0);
  const recursive: ResponseSchema<number> = {
    '~standard': { version: 1, vendor: 'test', validate: (value) => ({ value: depthOf(value) }) },
  };
  await using server = await startServer((response) => void response.end('['.repeat(200_000) + ']'.repeat(200_000)));
  const error = await createHttpTransport({ baseUrl: server.url })
    .json('GET /x', recursive, {})
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'ResponseError', message: expect.stringContaining('is nested too deeply') });
  expect(JSON.stringify(error).length).toBeLessThan(10_000);
});
