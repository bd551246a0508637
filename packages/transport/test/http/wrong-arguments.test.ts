import { expect, test } from 'vitest';

import { createEventSocket } from '../../src/event-socket.js';
import { createHttpTransport } from '../../src/http-transport.js';
import type { AnyRequest } from '../../src/transport.js';
import { anything } from '../support/anything.js';
import { json } from '../support/responses.js';
import { startServer } from '../support/test-server.js';

/** A value of any type, as a program in JavaScript may pass it. */
const plain = (value: unknown): never => value as never;

const requests: readonly (readonly [argument: string, request: unknown])[] = [
  ['request', undefined],
  ['request', null],
  ['request', 'x'],
  ['request', []],
  ['path', { path: null }],
  ['path', { path: 'x' }],
  ['query', { query: 'x' }],
  ['query', { query: null }],
  ['form', { form: null }],
  ['form', { form: 'abc' }],
  ['form', { form: 7 }],
  ['form', { form: [new Blob(['x'])] }],
  ['range', { range: null }],
  ['range', { range: 'bytes=0-1' }],
  ['signal', { signal: {} }],
  ['signal', { signal: new AbortController() }],
  ['signal', { signal: 5_000 }],
];

test.each(requests)('refuses a wrong %s before any request: %j', async (argument, request) => {
  await using server = await startServer(json(1));
  const transport = createHttpTransport({ baseUrl: server.url });
  for (const call of [
    () => transport.json('POST /x', anything, plain(request)),
    () => transport.blob('POST /x', plain(request)),
    () => transport.stream('POST /x', plain(request)),
    () => transport.send('POST /x', plain(request)),
    () => transport.request('POST /x', plain(request)),
  ]) {
    await expect(call()).rejects.toMatchObject({ name: 'InputError', argument });
  }
  expect(server.seen).toEqual([]);
});

test.each([undefined, 7, '', '/x', 'GET', 'GET x', 'get /x', 'CONNECT /x', 'http://server/x'])(
  'refuses the route %j before any request',
  async (route) => {
    await using server = await startServer(json(1));
    const call = createHttpTransport({ baseUrl: server.url }).send(plain(route), plain({}));
    await expect(call).rejects.toMatchObject({ name: 'InputError', argument: 'route' });
    expect(server.seen).toEqual([]);
  },
);

test.each([undefined, null, {}, 'board', () => ({})])('refuses %o as a schema before any request', async (schema) => {
  await using server = await startServer(json(1));
  const call = createHttpTransport({ baseUrl: server.url }).json('POST /x', plain(schema), {});
  await expect(call).rejects.toMatchObject({ name: 'InputError', argument: 'schema' });
  expect(server.seen).toEqual([]);
});

test('a request may leave everything undefined, and have no signal', async () => {
  await using server = await startServer(json(1));
  const transport = createHttpTransport({ baseUrl: server.url });
  const nothing = { path: undefined, query: undefined, form: undefined, range: undefined };
  await transport.send('POST /x', plain({ ...nothing, signal: undefined }));
  await transport.send(
    'POST /x',
    plain({ ...nothing, signal: null } satisfies Partial<Record<keyof AnyRequest, null | undefined>>),
  );
  expect(server.seen).toHaveLength(2);
});

test.each([undefined, null, 7, 'http://localhost:9090'])('refuses %j instead of options', (options) => {
  const error = expect.objectContaining({ name: 'InputError', argument: 'options' });
  expect(() => createHttpTransport(plain(options))).toThrow(error);
  expect(() => createEventSocket(plain(options))).toThrow(error);
});

test('refuses a sub-path that is no text', () => {
  const error = expect.objectContaining({ name: 'InputError', argument: 'path' });
  expect(() => createHttpTransport({ host: 'localhost', path: plain(7) })).toThrow(error);
});
