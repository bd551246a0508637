import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';

import { expect, test } from 'vitest';
import { createHttpTransport } from '../../src/http-transport.js';
import { anything } from '../support/anything.js';
import { startRawServer } from '../support/raw-server.js';
import { json } from '../support/responses.js';
import { type Handler, startServer } from '../support/test-server.js';

const value = {
  items: Array.from({ length: 500 }, (_, id) => ({ id, name: `a "${id}" \\ [{,`, size: Math.sqrt(id) })),
};
const text = JSON.stringify(value);
const random = (): number => 0;

/** Responds with a part of a body that says it is whole. */
const part =
  (body: string | Uint8Array, headers: Record<string, string> = {}): Handler =>
  (response) =>
    void response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers })
      .end(body);

const packed: [string, (bytes: string) => Uint8Array][] = [
  ['gzip', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
  ['zstd', zstdCompressSync],
];
const handlers: [string, Handler][] = [
  ['a list that ends in the middle', part(text.slice(0, 5_000))],
  ['one that lacks its last bracket', part(text.slice(0, -1))],
  ['one that ends in a string', part('{"a":"b')],
  ['one that ends after a backslash', part('{"a":"b\\')],
  ['one that ends after a colon', part('[{"a":')],
  ['half a word', part('nul')],
  ['one bracket', part('[')],
  ...packed.map(([encoding, pack]): [string, Handler] => {
    const bytes = pack(text);
    return [`half of it as ${encoding}`, part(bytes.subarray(0, bytes.length / 2), { 'content-encoding': encoding })];
  }),
];

test.each(handlers)('requests JSON again that was cut off: %s', async (_, handler) => {
  await using server = await startServer(handler, json(value));
  const transport = createHttpTransport({ baseUrl: server.url, random });
  expect(await transport.json('GET /x', anything, {})).toEqual(value);
  expect(await (await transport.request('GET /x', {})).json()).toEqual(value);
  expect(server.seen).toHaveLength(3);
});

test.each(handlers)('a change whose response was cut off may have happened: %s', async (_, handler) => {
  await using server = await startServer(handler);
  const transport = createHttpTransport({ baseUrl: server.url, random });
  const lost = { name: 'ConnectionError', outcome: 'unknown' };
  await expect(transport.json('POST /x', anything, { body: {} })).rejects.toMatchObject(lost);
  await expect(transport.request('POST /x', { body: {} })).rejects.toMatchObject(lost);
  expect(server.seen).toHaveLength(2);
});

test('requests JSON again after HTTP/1.0 that ends too early, and an empty response without a length', async () => {
  const head = 'HTTP/1.0 200 OK\r\ncontent-type: application/json\r\n\r\n';
  await using server = await startRawServer([head, text.slice(0, 900)], [head], [head, text]);
  const transport = createHttpTransport({ baseUrl: server.url, random });
  expect(await transport.json('GET /x', anything, {})).toEqual(value);
  expect(server.requests).toBe(3);
});

test.each([
  ['text', 'hello'],
  ['a word of Python', 'None'],
  ['a dictionary of Python', "{'a': 1}"],
  ['NaN', '{"a": NaN}'],
  ['JSON and more', '{"a":1}}'],
  ['two values', '{"a":1}{"a":'],
  ['brackets in the wrong order', '[}'],
  ['a quote', '"a" "'],
  ['nothing', ''],
  ['a minus', '-'],
])('does not repeat a request for what is not JSON: %s', async (_, body) => {
  await using server = await startServer(part(body));
  const transport = createHttpTransport({ baseUrl: server.url, random });
  await expect(transport.json('GET /x', anything, {})).rejects.toMatchObject({
    name: 'ResponseError',
    message: 'GET /x: unexpected response: is not JSON',
    value: body,
  });
  expect(server.seen).toHaveLength(1);
});

test('a 204 where JSON is expected is not requested again', async () => {
  await using server = await startServer((response) => void response.writeHead(204).end());
  const transport = createHttpTransport({ baseUrl: server.url, random });
  await expect(transport.json('GET /x', anything, {})).rejects.toMatchObject({ name: 'ResponseError' });
  expect(server.seen).toHaveLength(1);
});

test('a file is requested uncompressed', async () => {
  await using server = await startServer((response) => void response.end('bytes'));
  const transport = createHttpTransport({ baseUrl: server.url });
  await transport.blob('GET /x', {});
  await transport.stream('GET /x', {});
  expect(server.seen.map(({ headers }) => headers['accept-encoding'])).toEqual(['identity', 'identity']);
});
