import { inspect } from 'node:util';

import { expect, test } from 'vitest';
import { InvokeError } from '../../src/errors.js';
import { createHttpTransport } from '../../src/http-transport.js';
import { anything } from '../support/anything.js';
import { cut, json, page, reset, silence } from '../support/responses.js';
import { startServer } from '../support/test-server.js';

const token = 'eyJhbGciOiJIUzI1NiJ9.c2VjcmV0';
const everything = (value: unknown): string => inspect(value, { depth: Infinity, showHidden: true, getters: true });

test.each([
  ['a 401', json({ detail: 'no' }, 401)],
  ['a busy server', json({ detail: 'busy' }, 503)],
  ['a closed connection', reset],
  ['a body cut half-way', cut],
  ['silence', silence],
  ['a web page', page()],
  ['a body that is not JSON', (response: { end(text: string): void }) => response.end('?')],
])('neither errors, nor hooks, nor logs contain the token after %s', async (_, handler) => {
  await using server = await startServer(handler);
  const seen: unknown[] = [];
  const record = (state: unknown): void => void seen.push(state);
  const transport = createHttpTransport({
    baseUrl: server.url,
    token,
    timeout: 500,
    random: () => 0,
    logger: { debug: record },
    onRequest: record,
    onResponse: record,
    onRetry: record,
  });
  const request = { path: { board_id: 'secret-id' } };
  const error = await transport.json('GET /boards/{board_id}', anything, request).catch((reason: unknown) => reason);
  expect(InvokeError.isInstance(error)).toBe(true);
  expect(server.seen[0]?.headers.authorization).toBe(`Bearer ${token}`);
  expect(seen.length).toBeGreaterThan(0);
  for (const secret of [token, 'Bearer', 'secret-id', 'HTTPError', 'NetworkError']) {
    expect(everything([error, seen, transport])).not.toContain(secret);
  }
});

test('an injected fetch cannot leak the request with its error', async () => {
  const transport = createHttpTransport({
    baseUrl: 'http://localhost',
    token,
    retries: 0,
    fetch: async (...request) => {
      throw Object.assign(new TypeError('fetch failed', { cause: Object.assign(new Error('refused'), { request }) }), {
        request,
        code: 'E_OUTER',
      });
    },
  });
  const error = await transport.send('GET /x', {}).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'ConnectionError', message: 'GET /x: no response: refused' });
  expect(everything(error)).not.toContain(token);
});

test.each(['http://user:p4ssw0rd@host/path', 'https://p4ssw0rd@host', '"http://user:p4ssw0rd@host?q"'])(
  'the error of an injected fetch keeps no credentials of the URL %s',
  async (url) => {
    const fetch = async () => Promise.reject(new TypeError(`cannot fetch ${url}`));
    const transport = createHttpTransport({ baseUrl: 'http://server.invalid', fetch });
    const error = await transport.send('POST /x', {}).catch((reason: unknown) => reason);
    expect(String(error)).toContain('://host');
    expect(everything(error)).not.toMatch(/user|p4ssw0rd/);
  },
);

test('inspecting a transport does not show its token', () => {
  const transport = createHttpTransport({ baseUrl: 'http://localhost', token });
  expect(everything(transport) + JSON.stringify(transport)).not.toContain(token);
});

test.each([
  [
    'error sending request for url (http://a.example:9090/boards/secret-id?a=secret): client error (Connect): refused',
    'error sending request for url (http://a.example:9090): client error (Connect): refused',
  ],
  [
    'error sending request from 127.0.0.1:1 for http://a.example/boards/secret-id (127.0.0.1:2): closed',
    'error sending request from 127.0.0.1:1 for http://a.example (127.0.0.1:2): closed',
  ],
  [
    'request to https://a.example/x?b=secret failed, reason: reset',
    'request to https://a.example failed, reason: reset',
  ],
])('the error of a fetch that says %s names no path', async (message, reason) => {
  const fetch = () => Promise.reject(new TypeError('fetch failed', { cause: new Error(message) }));
  const transport = createHttpTransport({ baseUrl: 'http://a.example', fetch });
  const error = await transport.send('POST /x', {}).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ message: `POST /x: no response: ${reason}`, cause: { message: reason } });
});
