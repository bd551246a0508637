import { expect, test, vi } from 'vitest';
import { AuthenticationError, mayHaveHappened } from '../../src/errors.js';
import type { FileStream } from '../../src/file.js';
import { createHttpTransport } from '../../src/http-transport.js';
import type { Token } from '../../src/token.js';
import { anything } from '../support/anything.js';
import { json, redirect, reset } from '../support/responses.js';
import { type Handler, startServer, type TestServer } from '../support/test-server.js';

const renewed = (token: string) => json(1, 200, { 'x-refreshed-token': token });
const memory = (token: string | undefined) => ({
  get: vi.fn(async () => token),
  set: vi.fn(async (next: string) => {
    token = next;
  }),
});
const sentTo = ({ seen }: TestServer) => seen.map(({ headers }) => headers.authorization);

test.each<[string, Token | undefined, string | undefined]>([
  ['none', undefined, undefined],
  ['a string', 'abc', 'Bearer abc'],
  ['a function', () => 'abc', 'Bearer abc'],
  ['an async function', async () => 'abc', 'Bearer abc'],
  ['a function that returns none', () => undefined, undefined],
  ['a store', memory('abc'), 'Bearer abc'],
  ['an empty store', memory(undefined), undefined],
])('sends the token of %s', async (_, token, header) => {
  await using server = await startServer(json(1));
  await createHttpTransport({ baseUrl: server.url, token }).send('GET /x', {});
  expect(sentTo(server)).toEqual([header]);
});

test('reads the token again before each attempt', async () => {
  await using server = await startServer(reset, json(1));
  let count = 0;
  const transport = createHttpTransport({ baseUrl: server.url, token: () => `t${++count}`, random: () => 0 });
  await transport.send('GET /x', {});
  expect(sentTo(server)).toEqual(['Bearer t1', 'Bearer t2']);
});

test('a string is replaced by renewed tokens', async () => {
  await using server = await startServer(renewed('two'), renewed('three'), json(1));
  const transport = createHttpTransport({ baseUrl: server.url, token: 'one' });
  for (let time = 0; time < 3; time++) await transport.send('POST /x', {});
  expect(sentTo(server)).toEqual(['Bearer one', 'Bearer two', 'Bearer three']);
});

test('stores one of several renewed tokens for one old one', async () => {
  await using server = await startServer(renewed('two'), renewed('three'), renewed('four'));
  const store = memory('one');
  const { get } = store;
  store.get = vi.fn(async () => {
    const token = await get();
    await new Promise((resolve) => setTimeout(resolve, 30)); // all three read it before one is stored
    return token;
  });
  const transport = createHttpTransport({ baseUrl: server.url, token: store });
  await Promise.all(Array.from({ length: 3 }, () => transport.send('POST /x', {})));
  expect(sentTo(server)).toEqual(Array(3).fill('Bearer one'));
  expect(store.set).toHaveBeenCalledTimes(1);
});

test('a renewed token of the same second is the same, and the next one is stored', async () => {
  await using server = await startServer(renewed('one'), renewed('two'), json(1));
  const transport = createHttpTransport({ baseUrl: server.url, token: 'one' });
  for (let time = 0; time < 3; time++) await transport.send('POST /x', {});
  expect(sentTo(server)).toEqual(['Bearer one', 'Bearer one', 'Bearer two']);
});

test('asks a store that can say so for another token after a refusal, once for a request', async () => {
  await using server = await startServer(json({}, 401), json({}, 401), json(1));
  const store = { ...memory('one'), refused: vi.fn(async (token: string | undefined) => `${token}+`) };
  const transport = createHttpTransport({ baseUrl: server.url, token: store });
  await expect(transport.send('POST /x', {})).rejects.toBeInstanceOf(AuthenticationError);
  expect(sentTo(server)).toEqual(['Bearer one', 'Bearer one+']);
  expect(store.refused.mock.calls).toEqual([['one']]);
  expect(store.get).toHaveBeenCalledTimes(1);
});

test('stores no renewed token when the stored one has changed', async () => {
  const store = memory('one');
  await using server = await startServer(async (response, seen) => {
    await store.set('of a new login');
    renewed('two')(response, seen);
  });
  await createHttpTransport({ baseUrl: server.url, token: store }).send('POST /x', {});
  expect(await store.get()).toBe('of a new login');
});

test('stores no token when none was sent', async () => {
  await using server = await startServer(renewed('two'));
  const store = memory(undefined);
  await createHttpTransport({ baseUrl: server.url, token: store }).send('POST /x', {});
  expect(store.set).not.toHaveBeenCalled();
});

test('a store that fails affects neither the response nor the next renewed token', async () => {
  await using server = await startServer(renewed('two'), renewed('three'));
  const store = memory('one');
  store.set.mockRejectedValueOnce(new Error('disk full'));
  const transport = createHttpTransport({ baseUrl: server.url, token: store });
  expect(await transport.json('POST /x', anything, {})).toBe(1);
  expect(await transport.json('POST /x', anything, {})).toBe(1);
  expect(await store.get()).toBe('three');
});

test.each(['', 'a b', 'a\r\nx-evil: 1', 'ä'])('refuses the token %j before any request', async (token) => {
  await using server = await startServer(json(1));
  const transport = createHttpTransport({ baseUrl: server.url, token });
  await expect(transport.send('GET /x', {})).rejects.toMatchObject({ name: 'InputError', argument: 'token' });
  expect(server.seen).toEqual([]);
});

test.each([null, 7, true, {}, [], { token: 'secret' }])(
  'refuses %o in place of a token, without a word of it',
  (token) => {
    const create = () => createHttpTransport({ baseUrl: 'http://server.invalid', token: token as never });
    expect(create).toThrow(expect.objectContaining({ name: 'InputError', argument: 'token' }));
    expect(create).not.toThrow(/7|secret/);
  },
);

test.each([null, 7, true, {}, ['secret']])('refuses a function that returns %o before any request', async (token) => {
  await using server = await startServer(json(1));
  for (const store of [() => token, async () => token, { get: () => token, set: () => {} }]) {
    const error = await createHttpTransport({ baseUrl: server.url, token: store as never })
      .send('POST /x', {})
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'InputError', argument: 'token' });
    expect(String(error)).not.toMatch(/7|secret/);
  }
  expect(server.seen).toEqual([]);
});

test('rejects with what the token function throws, without a retry', async () => {
  await using server = await startServer(json(1));
  const loggedOut = new AuthenticationError('POST /login', { status: 401, detail: 'log in again' });
  const token = vi.fn(() => Promise.reject(loggedOut));
  const transport = createHttpTransport({ baseUrl: server.url, token });
  await expect(transport.send('GET /x', {})).rejects.toBe(loggedOut);
  expect(token).toHaveBeenCalledTimes(1);
  expect(server.seen).toEqual([]);
});

test('a redirect to another origin sends no token, and stores none', async () => {
  await using other = await startServer(renewed('evil'));
  await using server = await startServer(redirect(`${other.url}/x`));
  const store = memory('secret');
  const transport = createHttpTransport({ baseUrl: server.url, token: store });
  await expect(transport.send('GET /x', {})).rejects.toMatchObject({ name: 'RedirectError' });
  expect([sentTo(server), sentTo(other)]).toEqual([['Bearer secret'], []]);
  expect(store.set).not.toHaveBeenCalled();
});

test('a redirect on the same origin keeps the token', async () => {
  await using server = await startServer((response, seen) =>
    (seen.url === '/x' ? redirect('/x/') : json(1))(response, seen),
  );
  await createHttpTransport({ baseUrl: server.url, token: 'abc' }).send('GET /x', {});
  expect(sentTo(server)).toEqual(['Bearer abc', 'Bearer abc']);
});

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1In0.c2ln';

test.each<[string, string | string[], string]>([
  ['has a space', 'two three', 'one'],
  ['is there twice', ['two', 'three'], 'one'],
  ['is there twice in one header', 'two,three', 'one'],
  ['has quotes', '"two"', 'one'],
  ['has a letter of another script', 't\u00fcwo', 'one'],
  ['is empty', '', 'one'],
  ['has 9 000 characters', 'x'.repeat(9_000), 'one'],
  ['is no JSON Web Token, in place of one', 'null', jwt],
  ['is a JSON Web Token with the scheme before it', `Bearer ${jwt}`, jwt],
])('ignores a renewed token that %s', async (_, value, token) => {
  await using server = await startServer((response) =>
    response.writeHead(200, { 'x-refreshed-token': value }).end('1'),
  );
  const store = memory(token);
  const transport = createHttpTransport({ baseUrl: server.url, token: store });
  for (let time = 0; time < 2; time++) await transport.send('POST /x', {});
  expect(sentTo(server)).toEqual(Array(2).fill(`Bearer ${token}`));
  expect(store.set).not.toHaveBeenCalled();
});

test('a renewed JSON Web Token replaces one', async () => {
  await using server = await startServer(renewed(`${jwt}2`), json(1));
  const transport = createHttpTransport({ baseUrl: server.url, token: jwt });
  for (let time = 0; time < 2; time++) await transport.send('POST /x', {});
  expect(sentTo(server)).toEqual([`Bearer ${jwt}`, `Bearer ${jwt}2`]);
});

const refusing =
  (wanted: string): Handler =>
  (response, seen) =>
    (seen.headers.authorization === `Bearer ${wanted}` ? json('done') : json({ detail: 'expired' }, 401))(
      response,
      seen,
    );
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

test.each(methods)('%s is sent once more after a 401 when there is another token by then', async (method) => {
  await using server = await startServer(refusing('two'));
  const token = vi.fn(async () => (token.mock.calls.length < 2 ? 'one' : 'two'));
  const retries: unknown[] = [];
  const transport = createHttpTransport({
    baseUrl: server.url,
    token,
    onRetry: ({ error, attempt }) => void retries.push([error.name, attempt]),
  });
  const request = ['GET', 'HEAD'].includes(method) ? {} : { body: { a: 1 } };
  expect((await transport.request(`${method} /x`, request)).status).toBe(200);
  expect(sentTo(server)).toEqual(['Bearer one', 'Bearer two']);
  expect(server.seen.map(({ body }) => String(body))).toEqual(Array(2).fill('body' in request ? '{"a":1}' : ''));
  expect(retries).toEqual([['AuthenticationError', 2]]);
});

test.each(methods)('%s is not sent again after a 401 when the token is the same', async (method) => {
  await using server = await startServer(refusing('two'));
  const token = vi.fn(() => 'one');
  const request = createHttpTransport({ baseUrl: server.url, token }).send(`${method} /x`, {});
  await expect(request).rejects.toMatchObject({ name: 'AuthenticationError', outcome: 'rejected' });
  expect([token.mock.calls.length, server.seen.length]).toEqual([2, 1]);
});

test('a request is sent once more at most, however many tokens there are', async () => {
  await using server = await startServer(json({ detail: 'busy' }, 503), refusing('never'));
  let count = 0;
  const transport = createHttpTransport({ baseUrl: server.url, token: () => `t${++count}`, random: () => 0 });
  await expect(transport.send('GET /x', {})).rejects.toMatchObject({ name: 'AuthenticationError' });
  expect(sentTo(server)).toEqual(['Bearer t1', 'Bearer t2', 'Bearer t3']);
});

test('a token that another response renewed meanwhile is used after a 401', async () => {
  const first = Promise.withResolvers<void>();
  await using server = await startServer(
    async (response, seen) => {
      await first.promise;
      refusing('two')(response, seen);
    },
    renewed('two'),
    refusing('two'),
  );
  const transport = createHttpTransport({ baseUrl: server.url, token: 'one' });
  const slow = transport.json('POST /slow', anything, { body: {} });
  await vi.waitUntil(() => server.seen.length === 1);
  await transport.send('POST /quick', {});
  first.resolve();
  expect(await slow).toBe('done');
  expect(sentTo(server)).toEqual(['Bearer one', 'Bearer one', 'Bearer two']);
});

test('without a token a 401 is final, and a token that is there by then is used', async () => {
  await using server = await startServer(refusing('two'));
  const request = (token?: Token) => createHttpTransport({ baseUrl: server.url, token }).send('GET /x', {});
  await expect(request()).rejects.toMatchObject({ name: 'AuthenticationError' });
  expect(server.seen).toHaveLength(1);
  const login = [undefined, 'two'];
  await request(() => login.shift());
  expect(sentTo(server).slice(1)).toEqual([undefined, 'Bearer two']);
});

test('a file is sent once more after a 401, a stream is not', async () => {
  await using server = await startServer(refusing('two'));
  const send = (file: Blob | FileStream) => {
    const tokens = ['one', 'two'];
    const transport = createHttpTransport({ baseUrl: server.url, token: () => tokens.shift() });
    return transport.json('POST /x', anything, { form: { file } });
  };
  expect(await send(new Blob(['x']))).toBe('done');
  expect(server.seen[0]?.body).toEqual(server.seen[1]?.body);
  const stream = { stream: new Blob(['x']).stream(), name: 'a.png', type: 'image/png' };
  await expect(send(stream)).rejects.toMatchObject({ name: 'AuthenticationError' });
  expect(server.seen).toHaveLength(3);
});

test('rejects with what the token function throws after a 401, and nothing has happened', async () => {
  await using server = await startServer(refusing('two'));
  const reason = new Error('log in again');
  const token = vi.fn(() => (token.mock.calls.length < 2 ? 'one' : Promise.reject(reason)));
  const error = await createHttpTransport({ baseUrl: server.url, token })
    .send('POST /x', {})
    .catch((thrown: unknown) => thrown);
  expect(error).toBe(reason);
  expect(mayHaveHappened(error)).toBe(false);
});
