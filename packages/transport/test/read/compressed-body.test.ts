import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';

import { expect, test } from 'vitest';
import { createHttpTransport } from '../../src/http-transport.js';
import type { Transport } from '../../src/transport.js';
import { startRawServer } from '../support/raw-server.js';
import { type Handler, startServer } from '../support/test-server.js';

const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => ((index * index) % 251) ^ (index % 17));
const random = (): number => 0;
const packers: [string, string, (data: Uint8Array) => Uint8Array][] = [
  ['gzip', 'gzip', gzipSync],
  ['GZIP', 'GZIP', gzipSync],
  ['two gzip members', 'gzip', (data) => Buffer.concat([gzipSync(data.subarray(0, 9)), gzipSync(data.subarray(9))])],
  ['deflate', 'deflate', deflateSync],
  ['deflate without its head', 'deflate', deflateRawSync],
  ['br', 'br', brotliCompressSync],
  ['zstd', 'zstd', zstdCompressSync],
];
const send =
  (body: Uint8Array, encoding: string): Handler =>
  (response) =>
    void response
      .writeHead(200, { 'content-encoding': encoding, 'content-length': body.length, 'content-type': 'image/png' })
      .end(body);

type Call = (transport: Transport) => Promise<Uint8Array>;
const reads: [string, Call][] = [
  ['blob', async (transport) => new Uint8Array(await (await transport.blob('GET /x', {})).arrayBuffer())],
  [
    'stream',
    async (transport) => new Uint8Array(await new Response(await transport.stream('GET /x', {})).arrayBuffer()),
  ],
  ['request', async (transport) => new Uint8Array(await (await transport.request('GET /x', {})).arrayBuffer())],
];
const cases = packers.flatMap(([name, encoding, pack]) =>
  reads.map(([method, read]) => ({ method, name, encoding, packed: pack(bytes), read })),
);

test.each(cases)('$method rejects $name that was cut off', async ({ encoding, packed, read }) => {
  for (const length of [Math.floor(packed.length / 2), packed.length - 1]) {
    await using server = await startServer(send(packed.subarray(0, length), encoding));
    const transport = createHttpTransport({ baseUrl: server.url, retries: 0 });
    await expect(read(transport)).rejects.toMatchObject({ name: 'ConnectionError', outcome: 'unknown' });
  }
});

test.each(cases)('$method reads $name that is whole', async ({ encoding, packed, read }) => {
  await using server = await startServer(send(packed, encoding));
  expect(Buffer.compare(await read(createHttpTransport({ baseUrl: server.url })), bytes)).toBe(0);
});

test('requests a file again that was cut off, of HTTP/1.0 too', async () => {
  const packed = gzipSync(bytes);
  const head = 'HTTP/1.0 200 OK\r\ncontent-encoding: gzip\r\n\r\n';
  await using server = await startRawServer([head, packed.subarray(0, packed.length / 2)], [head, packed]);
  const blob = await createHttpTransport({ baseUrl: server.url, random }).blob('GET /x', {});
  expect(blob.size).toBe(bytes.length);
  expect(server.requests).toBe(2);
});

test('notices it where fetch is wrapped, for each of several requests at once', async () => {
  const packed = gzipSync(bytes);
  await using server = await startServer((response, { url }) =>
    send(url?.startsWith('/half') ? packed.subarray(0, packed.length / 2) : packed, 'gzip')(response, {
      method: '',
      url,
      headers: {},
      body: Buffer.alloc(0),
    }),
  );
  const transport = createHttpTransport({
    baseUrl: server.url,
    retries: 0,
    fetch: async (input, init) => {
      const { body, status, headers } = await fetch(input, init);
      return new Response(body, { status, headers });
    },
  });
  const calls = Array.from({ length: 12 }, (_, index) =>
    transport.blob(index % 2 ? 'GET /half' : 'GET /whole', {}).then(
      ({ size }) => size,
      (error: Error) => error.name,
    ),
  );
  expect(await Promise.all(calls)).toEqual(
    Array.from({ length: 12 }, (_, index) => (index % 2 ? 'ConnectionError' : bytes.length)),
  );
});

test('a stream that the caller leaves early is no error', async () => {
  await using server = await startServer(send(gzipSync(bytes), 'gzip'));
  const stream = await createHttpTransport({ baseUrl: server.url }).stream('GET /x', {});
  for await (const chunk of stream) {
    expect(chunk.byteLength).toBeGreaterThan(0);
    break;
  }
});
