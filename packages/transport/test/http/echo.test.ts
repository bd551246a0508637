import { inspect } from 'node:util';

import { expect, test } from 'vitest';
import { createHttpTransport } from '../../src/http-transport.js';
import type { ResponseSchema } from '../../src/transport.js';
import { startRawServer } from '../support/raw-server.js';
import { json } from '../support/responses.js';
import { type Handler, startServer } from '../support/test-server.js';

const token = 'eyJhbGciOiJIUzI1NiJ9.c2Vj"cmV0/a+b=.c2ln'; // with what URLs and JSON escape
const login = 'Basic dXNlcjpwYXNzd29yZA==';
const secrets = [
  token,
  encodeURIComponent(token),
  JSON.stringify(token).slice(1, -1),
  JSON.stringify(token).slice(1, -1).replaceAll('/', '\\/'),
  login,
  'dXNlcjpwYXNzd29yZA',
];
const everything = (value: unknown): string =>
  inspect(value, { depth: Infinity, showHidden: true, getters: true, maxStringLength: null, maxArrayLength: null });

/** Expects no secret in a value, also not as the first half of one. */
function expectNoSecret(value: unknown): void {
  const text = everything(value);
  for (const secret of secrets) expect(text).not.toContain(secret);
  expect(text).not.toContain(token.slice(0, 20));
}

const refusing: ResponseSchema<unknown> = {
  '~standard': {
    version: 1,
    vendor: 'test',
    validate: (value) => ({ issues: [{ message: `refused ${JSON.stringify(value)}`, path: [`${token}`] }] }),
  },
};

const echo = (handler: (seen: string, authorization: string) => Handler): Handler => {
  return (response, received) => {
    const { authorization, 'x-proxy': proxy } = received.headers;
    handler(`${authorization} ${String(proxy)}`, String(authorization))(response, received);
  };
};
const text =
  (body: string, status = 200, headers: Record<string, string> = {}): Handler =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'text/plain', ...headers }).end(body);

const echoes: [string, Handler][] = [
  ['detail as text', echo((seen) => json({ detail: `no ${seen}` }, 400))],
  ['detail as text that is cut in the middle of it', echo((seen) => json({ detail: 'x'.repeat(480) + seen }, 400))],
  ['detail as an object', echo((seen) => json({ detail: { message: seen, [seen]: [[seen]] } }, 409))],
  ['detail of a 401', echo((seen) => json({ detail: { headers: { authorization: seen } } }, 401))],
  ['detail of a 404', echo((seen) => json({ detail: seen }, 404))],
  ['another 404', echo((seen) => json({ error: seen }, 404))],
  [
    'issues of a 422',
    echo((seen) => json({ detail: [{ loc: ['header', seen], msg: seen, type: seen, input: seen }] }, 422)),
  ],
  ['text of a 500', echo((seen) => text(seen, 500))],
  ['text of a 503', echo((seen) => text(`?a=${encodeURIComponent(seen)}`, 503))],
  ['text that is not JSON', echo((seen) => text(seen))],
  ['JSON that the schema refuses', echo((seen) => json({ a: [seen], [seen]: seen }))],
  ['escaped JSON in text', echo((seen) => text(JSON.stringify({ seen }).replaceAll('/', '\\/'), 500))],
  [
    'the address of a redirect',
    echo((_, seen) => text('', 307, { location: `http://a.invalid/${encodeURIComponent(seen)}` })),
  ],
];

test.each(echoes)('no error, hook or log keeps the token that a server echoes as %s', async (_, handler) => {
  await using server = await startServer(handler);
  const seen: unknown[] = [];
  const record = (state: unknown): void => void seen.push(state);
  const hooks = { logger: { debug: record }, onRequest: record, onResponse: record, onRetry: record };
  const headers = { 'x-proxy': login };
  const transport = createHttpTransport({ baseUrl: server.url, token, headers, random: () => 0, retries: 1, ...hooks });
  for (const route of ['GET /x', 'POST /x'] as const) {
    const error = await transport.json(route, refusing, {}).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expectNoSecret([error, JSON.stringify(error), String(error), seen]);
  }
  expect(server.seen[0]?.headers).toMatchObject({ authorization: `Bearer ${token}`, 'x-proxy': login });
});

test('the raw response has no token in its headers and its text', async () => {
  const seen: Handler[] = [
    echo((all, authorization) =>
      json({ all, authorization, n: 1 }, 200, { 'x-echo': encodeURIComponent(authorization) }),
    ),
    echo((all) => text(all)),
  ];
  await using server = await startServer(...seen);
  const transport = createHttpTransport({ baseUrl: server.url, token, headers: { 'x-proxy': login }, retries: 0 });
  const first = await transport.request('GET /x', {});
  expectNoSecret([...first.headers, await first.clone().text()]);
  expect(await first.json()).toMatchObject({ n: 1, authorization: 'Bearer [redacted]' });
  const second = await transport.request('GET /x', {});
  expectNoSecret(await second.text());
});

test('what headers of no secret say is left in data', async () => {
  const headers = { 'accept-language': 'en-US,de', 'user-agent': 'my-program/1.0', 'x-user': 'alice' };
  const body = { language: 'en-US,de', agent: 'my-program/1.0', user: 'alice' };
  await using server = await startServer(json(body));
  const transport = createHttpTransport({ baseUrl: server.url, token, headers });
  expect(await (await transport.request('GET /x', {})).json()).toEqual(body);
});

test('the raw response of a file and of text without a secret is what was sent', async () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  await using server = await startServer(
    (response) => void response.writeHead(200, { 'content-type': 'image/png' }).end(bytes),
    (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{ "a": 1 }'),
  );
  const transport = createHttpTransport({ baseUrl: server.url, token });
  expect(new Uint8Array(await (await transport.request('GET /x', {})).arrayBuffer())).toEqual(bytes);
  expect(await (await transport.request('GET /x', {})).text()).toBe('{ "a": 1 }');
});

test('an error of an injected fetch is copied without the token, and left as it is', async () => {
  const inner = Object.assign(new Error(`refused ${token}`), { code: `E_${token}`, request: { token } });
  const thrown = new TypeError(`failed ${token}`, { cause: new Error(`outer ${token}`, { cause: inner }) });
  const fetch = (): Promise<Response> => Promise.reject(thrown);
  const transport = createHttpTransport({ baseUrl: 'http://localhost', token, retries: 0, fetch });
  const error = await transport.send('GET /x', {}).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'ConnectionError', message: 'GET /x: no response: refused [redacted]' });
  expectNoSecret(error);
  expect(inner.message).toBe(`refused ${token}`);
});

test('an error while a stream is read has no token', async () => {
  const body = new ReadableStream<Uint8Array>({ pull: () => Promise.reject(new Error(`lost ${token}`)) });
  const fetch = async (): Promise<Response> => new Response(body);
  const transport = createHttpTransport({ baseUrl: 'http://localhost', token, fetch });
  const stream = await transport.stream('GET /x', {});
  const error = await new Response(stream).text().catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'ConnectionError', message: 'GET /x: no response: lost [redacted]' });
  expectNoSecret(error);
});

test('the tokens of a function, and renewed ones, are known as well', async () => {
  const renewed = 'renewed-token-of-the-server';
  await using server = await startServer(
    json({ detail: `no first-token, but ${renewed}` }, 400, { 'x-refreshed-token': renewed }),
    json({ detail: `no first-token, no second-token, no ${renewed}` }, 400),
  );
  let count = 0;
  const token = (): string => (count++ === 0 ? 'first-token' : 'second-token');
  const transport = createHttpTransport({ baseUrl: server.url, token });
  await expect(transport.send('GET /x', {})).rejects.toMatchObject({ detail: 'no [redacted], but [redacted]' });
  await expect(transport.send('GET /x', {})).rejects.toMatchObject({
    detail: 'no [redacted], no [redacted], no [redacted]',
  });
});

test('a token that is broken off by the end of a text of the server is not kept in part', async () => {
  const body = `HTTP/1.1 400 no\r\ncontent-type: application/json\r\nconnection: close\r\n\r\n`;
  await using server = await startRawServer([body, JSON.stringify({ detail: 'y'.repeat(495) + token })]);
  const transport = createHttpTransport({ baseUrl: server.url, token });
  const error = await transport.send('GET /x', {}).catch((reason: unknown) => reason);
  expectNoSecret(error);
  expect(error).toHaveProperty('detail', `${'y'.repeat(495)}[reda…`);
});
