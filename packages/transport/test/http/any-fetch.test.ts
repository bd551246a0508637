import { expect, test } from 'vitest';

import { createHttpTransport } from '../../src/http-transport.js';
import type { Transport } from '../../src/transport.js';
import { anything } from '../support/anything.js';
import { nodeFetch } from '../support/node-fetch.js';
import { json, page, redirect } from '../support/responses.js';
import { type Handler, startServer } from '../support/test-server.js';

type Fetch = typeof globalThis.fetch;

const stream = () => ({ stream: new Blob(['x']).stream(), name: 'a.png', type: 'image/png' });
const large = new Blob([new Uint8Array(5 * 2 ** 20)]);

const requests: readonly (readonly [string, (transport: Transport) => Promise<unknown>])[] = [
  ['json', (transport) => transport.json('GET /x', anything, {})],
  ['blob', (transport) => transport.blob('GET /x', {})],
  ['stream', async (transport) => new Response(await transport.stream('GET /x', {})).text()],
  ['request', (transport) => transport.request('GET /x', {})],
  ['send', (transport) => transport.send('DELETE /x', {})],
  ['a change', (transport) => transport.json('PATCH /x', anything, { body: { a: 1 } })],
  ['a repeatable change', (transport) => transport.json('POST /x', anything, { body: { a: 1 }, repeatable: true })],
  ['a small form', (transport) => transport.json('POST /x', anything, { form: { file: new Blob(['x']) } })],
  ['a large form', (transport) => transport.json('POST /x', anything, { form: { file: large } })],
];
const streamed = [
  'a streamed form',
  (transport: Transport) => transport.json('POST /x', anything, { form: { file: stream() } }),
] as const;

test.each([...requests, streamed])('%s calls fetch with a URL and plain values', async (name, send) => {
  const calls: [unknown, RequestInit & { readonly duplex?: string }][] = [];
  const fetch: Fetch = async (url, init) => {
    calls.push([url, init ?? {}]);
    return new Response('1');
  };
  await send(createHttpTransport({ baseUrl: 'http://localhost', fetch, token: 'abc', headers: { 'x-login': 'me' } }));
  const [[url, { headers, method, signal, body, duplex }]] = calls as [(typeof calls)[0]];
  expect(calls).toHaveLength(1);
  expect(url).toBe('http://localhost/x');
  expect(headers).toMatchObject({ authorization: 'Bearer abc', 'x-login': 'me' });
  expect(Object.getPrototypeOf(headers)).toBe(Object.prototype);
  expect(method).toMatch(/^[A-Z]+$/);
  expect(signal).toBeInstanceOf(AbortSignal);
  expect(duplex).toBe(name === 'a streamed form' ? 'half' : undefined);
  if (name === 'a small form') expect(body).toBeInstanceOf(ArrayBuffer);
});

test.each([...requests, streamed])('%s passes a wrapper that adds a header', async (_, send) => {
  await using server = await startServer(json(1, 200, { 'content-type': 'text/plain' }));
  const wrapper: Fetch = (input, init) => fetch(input, { ...init, headers: { ...init?.headers, 'x-added': 'yes' } });
  await send(createHttpTransport({ baseUrl: server.url, token: 'abc', fetch: wrapper }));
  expect(server.seen[0]?.headers).toMatchObject({ 'x-added': 'yes', authorization: 'Bearer abc' });
});

test.each(requests)('%s works with a fetch whose bodies are streams of Node', async (_, send) => {
  await using server = await startServer(json(1, 200, { 'content-type': 'text/plain' }));
  await send(createHttpTransport({ baseUrl: server.url, fetch: nodeFetch }));
  expect(server.seen).toHaveLength(1);
});

test('errors, web pages and redirects of a fetch whose bodies are streams of Node', async () => {
  const call = async (...handlers: Handler[]) => {
    await using server = await startServer(...handlers);
    return await createHttpTransport({ baseUrl: server.url, fetch: nodeFetch, random: () => 0 })
      .json('GET /x', anything, {})
      .catch((reason: unknown) => reason);
  };
  expect(await call(json({ detail: 'Board not found' }, 404))).toMatchObject({ detail: 'Board not found' });
  expect(await call(page())).toMatchObject({ name: 'NotInvokeAIError' });
  expect(await call(json({}, 503), redirect('/y'), json('at last'))).toBe('at last');
});

/** A response as a browser shows it when it must not follow a redirect. */
const opaque = (): Response =>
  Object.defineProperties(new Response(null), { type: { value: 'opaqueredirect' }, status: { value: 0 } });
const followed = (url: string): Response =>
  Object.defineProperties(Response.json('there'), { redirected: { value: true }, url: { value: url } });

/** A `fetch` as browsers have it. */
function browserFetch(target: string) {
  const calls: RequestInit[] = [];
  const fetch: Fetch = async (_, init = {}) => {
    calls.push(init);
    return init.redirect === 'manual' ? opaque() : followed(target);
  };
  return { calls, fetch };
}
const options = { baseUrl: 'http://localhost', token: 'abc', headers: { 'x-login': 'me' } };

test('a browser follows a redirect on the same origin by itself, without extra headers', async () => {
  const { calls, fetch } = browserFetch('http://localhost/there');
  expect(await createHttpTransport({ ...options, fetch }).json('GET /x', anything, {})).toBe('there');
  expect(calls.map(({ redirect, headers }) => [redirect, headers])).toEqual([
    ['manual', { accept: 'application/json', 'x-login': 'me', authorization: 'Bearer abc' }],
    ['follow', { accept: 'application/json', authorization: 'Bearer abc' }],
  ]);
});

test("a response of another origin that a browser followed to is not the server's", async () => {
  const { fetch } = browserFetch('http://other.example/x');
  await expect(createHttpTransport({ ...options, fetch }).json('GET /x', anything, {})).rejects.toMatchObject({
    name: 'RedirectError',
    location: 'http://other.example/x',
    baseUrl: 'http://other.example/',
  });
});

test.each(['POST /x', 'PUT /x', 'PATCH /x', 'DELETE /x'] as const)(
  'a browser follows no redirect of %s',
  async (route) => {
    const { calls, fetch } = browserFetch('http://localhost/there');
    const request = createHttpTransport({ ...options, fetch }).send(route, {});
    await expect(request).rejects.toMatchObject({ name: 'RedirectError', status: undefined, outcome: 'unknown' });
    expect(calls).toHaveLength(1);
  },
);

test.each(['POST /x', 'PUT /x', 'PATCH /x', 'DELETE /x'] as const)(
  'what a fetch returns for %s after a redirect that it was not to follow is no success',
  async (route) => {
    const fetch: Fetch = async () => followed('http://localhost/there');
    const request = createHttpTransport({ ...options, fetch }).send(route, {});
    await expect(request).rejects.toMatchObject({ name: 'RedirectError', outcome: 'unknown' });
  },
);
