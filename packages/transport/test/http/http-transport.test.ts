import { expect, test } from 'vitest';
import { InvokeError, NotFoundError, ResponseError } from '../../src/errors.js';
import { createHttpTransport } from '../../src/http-transport.js';
import type { ResponseSchema } from '../../src/transport.js';
import { anything } from '../support/anything.js';
import { startRawServer } from '../support/raw-server.js';
import { json, page } from '../support/responses.js';
import { startServer } from '../support/test-server.js';

const text: ResponseSchema<string> = {
  '~standard': {
    version: 1,
    vendor: 'test',
    validate: (value) =>
      typeof value === 'string' ? { value } : { issues: [{ message: 'is no text', path: ['a', { key: 0 }] }] },
  },
};

test('sends JSON and returns the response as the schema outputs it', async () => {
  await using server = await startServer(json('done', 201));
  const transport = createHttpTransport({ baseUrl: `${server.url}/invoke` });
  const request = { path: { board_id: 'a/b?c' }, query: { all: true }, body: { board_name: 'Brücke' } };
  expect(await transport.json('PATCH /api/v1/boards/{board_id}', text, request)).toBe('done');
  const [seen] = server.seen;
  expect(seen).toMatchObject({ method: 'PATCH', url: '/invoke/api/v1/boards/a%2Fb%3Fc?all=true' });
  expect(seen?.headers).toMatchObject({ accept: 'application/json', 'content-type': 'application/json' });
  expect(String(seen?.body)).toBe('{"board_name":"Brücke"}');
});

test('an error for an invalid response names the path and holds the body', async () => {
  await using server = await startServer(json({ a: [7] }));
  const transport = createHttpTransport({ baseUrl: server.url });
  const error = await transport.json('GET /x', text, {}).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ResponseError);
  expect(error).toMatchObject({
    message: 'GET /x: unexpected response: a.0: is no text',
    issues: [{ message: 'is no text', path: 'a.0' }],
    value: { a: [7] },
  });
});

test('an error for a response that is not JSON holds its text', async () => {
  await using server = await startServer((response) => void response.end('hello'));
  const transport = createHttpTransport({ baseUrl: server.url });
  await expect(transport.json('GET /x', anything, {})).rejects.toMatchObject({
    name: 'ResponseError',
    message: 'GET /x: unexpected response: is not JSON',
    value: 'hello',
  });
});

test('returns a body as a blob and as a stream', async () => {
  const bytes = Uint8Array.from({ length: 200_000 }, (_, index) => index % 251);
  await using server = await startServer(
    (response) =>
      void response.writeHead(200, { 'content-type': 'image/png', 'content-length': bytes.length }).end(bytes),
  );
  const transport = createHttpTransport({ baseUrl: server.url });
  const blob = await transport.blob('GET /full', {});
  expect([blob.type, blob.size]).toEqual(['image/png', 200_000]);

  const progress: unknown[] = [];
  const stream = await transport.stream('GET /full', { onProgress: (state) => void progress.push(state) });
  expect(new Uint8Array(await new Response(stream).arrayBuffer())).toEqual(bytes);
  expect(progress.at(-1)).toEqual({ transferred: 200_000, total: 200_000 });
  expect(progress.length).toBeGreaterThan(1);
});

test('a compressed stream has no total', async () => {
  const { gzipSync } = await import('node:zlib');
  const packed = gzipSync('x'.repeat(5_000));
  await using server = await startServer(
    (response) =>
      void response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': packed.length }).end(packed),
  );
  const progress: unknown[] = [];
  const transport = createHttpTransport({ baseUrl: server.url });
  const stream = await transport.stream('GET /x', { onProgress: (state) => void progress.push(state) });
  expect(await new Response(stream).text()).toHaveLength(5_000);
  expect(progress.at(-1)).toEqual({ transferred: 5_000, total: undefined });
});

test('a stream without a body is empty', async () => {
  await using server = await startServer((response) => void response.writeHead(200).end());
  const stream = await createHttpTransport({ baseUrl: server.url }).stream('GET /x', {});
  expect(await new Response(stream).text()).toBe('');
});

test('send discards the body, and requests it uncompressed', async () => {
  await using server = await startServer((response) => void response.end('not JSON'));
  await createHttpTransport({ baseUrl: server.url }).send('DELETE /x', {});
  expect(server.seen[0]?.headers).toMatchObject({ 'accept-encoding': 'identity' });
});

test('request returns the response of an unknown operation', async () => {
  await using server = await startServer(json({ new: 1 }, 203, { 'x-new': 'yes' }));
  const response = await createHttpTransport({ baseUrl: server.url }).request('GET /api/v3/new', {});
  expect([response.status, response.headers.get('x-new'), await response.json()]).toEqual([203, 'yes', { new: 1 }]);
});

test('sends HEAD requests', async () => {
  await using server = await startServer(json('no body'), json('', 404));
  const transport = createHttpTransport({ baseUrl: server.url });
  expect((await transport.request('HEAD /x', {})).status).toBe(200);
  await expect(transport.request('HEAD /x', {})).rejects.toBeInstanceOf(NotFoundError);
});

test.each([
  ['a 404', json({ detail: 'Board not found' }, 404), 'GET /boards/{id}: 404 Board not found'],
  ["a proxy's page", page(502), 'GET /boards/{id}: 502'],
])('names the route, not the URL, after %s', async (_, handler, message) => {
  await using server = await startServer(handler);
  const transport = createHttpTransport({ baseUrl: server.url, retries: 0 });
  const error = await transport
    .json('GET /boards/{id}', anything, { path: { id: 'secret' } })
    .catch((reason) => reason);
  expect(InvokeError.isInstance(error)).toBe(true);
  expect(error).toHaveProperty('message', message);
});

test('refuses invalid input before any request', async () => {
  await using server = await startServer(json({}));
  const transport = createHttpTransport({ baseUrl: server.url });
  const cyclic: { self?: object } = {};
  cyclic.self = cyclic;
  for (const [request, argument] of [
    [transport.send('POST /x', { body: cyclic }), 'self'],
    [transport.send('GET /x', { body: {} }), 'body'],
    [transport.send('HEAD /x', { form: { file: 'x' } }), 'body'],
    [transport.send('GET /x', { timeout: 0 }), 'timeout'],
    [transport.send('GET /x', { query: { ids: [] } }), 'ids'],
    [transport.send('GET /x/{id}', { path: { id: '..' } }), 'id'],
  ] as const) {
    await expect(request).rejects.toMatchObject({ name: 'InputError', argument });
  }
  expect(server.seen).toEqual([]);
});

test('a character cut in two on its way arrives whole', async () => {
  const body = Buffer.from('"Brücke"');
  const cut = body.indexOf(0xc3) + 1;
  await using server = await startServer((response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write(body.subarray(0, cut), () => setTimeout(() => response.end(body.subarray(cut)), 20));
  });
  const transport = createHttpTransport({ baseUrl: server.url });
  expect(await transport.json('GET /x', text, {})).toBe('Brücke');
});

test('a response without a body is one that was cut off', async () => {
  await using server = await startRawServer(['HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n']);
  const transport = createHttpTransport({ baseUrl: server.url, random: () => 0 });
  await expect(transport.json('POST /x', text, {})).rejects.toMatchObject({
    name: 'ConnectionError',
    message: expect.stringContaining('the response has no body'),
  });
});
