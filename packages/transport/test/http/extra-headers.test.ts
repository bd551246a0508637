import { inspect } from 'node:util';

import { expect, test } from 'vitest';

import { createHttpTransport, type HttpTransportOptions } from '../../src/http-transport.js';
import { json, redirect, reset } from '../support/responses.js';
import { startServer } from '../support/test-server.js';

const login = 'Basic dXNlcjpzZWNyZXQ=';

test('extra headers are sent with every request, retry and redirect on the same origin', async () => {
  await using server = await startServer(reset, redirect('/there'), json(1));
  const headers = { 'X-Proxy-Login': login, 'x-empty': '' };
  const transport = createHttpTransport({ baseUrl: server.url, headers, random: () => 0 });
  await transport.send('GET /x', {});
  await transport.send('POST /x', { body: {} });
  await transport.send('POST /x', { form: { file: new Blob(['x']) } });
  expect(server.seen).toHaveLength(5);
  for (const seen of server.seen) expect(seen.headers).toMatchObject({ 'x-proxy-login': login, 'x-empty': '' });
});

test('extra headers replace none that the SDK sends', async () => {
  await using server = await startServer(json(1));
  const headers = { Authorization: login, Accept: 'text/html', 'Accept-Encoding': 'br' };
  const options = { baseUrl: server.url, headers };
  await createHttpTransport({ ...options, token: 'abc' }).send('DELETE /x', {});
  await createHttpTransport({ ...options, token: () => undefined }).request('GET /x', {});
  expect(server.seen.map((seen) => [seen.headers.authorization, seen.headers['accept-encoding']])).toEqual([
    ['Bearer abc', 'identity'],
    [login, 'br'],
  ]);
});

test.each([301, 302, 303, 307, 308])('a %i to another origin carries no extra header', async (status) => {
  await using other = await startServer(json(1));
  await using server = await startServer(redirect(`${other.url}/x`, status));
  const transport = createHttpTransport({ baseUrl: server.url, headers: { 'x-login': login } });
  for (const route of ['GET /x', 'HEAD /x', 'POST /x', 'DELETE /x'] as const) {
    const error = await transport.send(route, {}).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'RedirectError' });
    expect(inspect([error, transport], { depth: Infinity, showHidden: true })).not.toContain(login);
  }
  expect(other.seen).toEqual([]);
});

test.each<[unknown, string]>([
  [{ 'a b': 'x' }, 'must have names of letters, digits and hyphens, got "a b"'],
  [{ '': 'x' }, 'must have names of letters, digits and hyphens, got ""'],
  [{ ä: 'x' }, 'must have names of letters, digits and hyphens, got "ä"'],
  [{ 'Content-Type': 'x' }, 'must not contain content-type, which is set automatically'],
  [{ host: 'x' }, 'must not contain host, which is set automatically'],
  [{ a: 'secret\r\nx: y' }, 'must have as a text in Latin-1 without line breaks, and without spaces at its ends'],
  [{ a: ' secret' }, 'must have as a text in Latin-1 without line breaks, and without spaces at its ends'],
  [{ a: 'secret ' }, 'must have as a text in Latin-1 without line breaks, and without spaces at its ends'],
  [{ a: 'secret 🌉' }, 'must have as a text in Latin-1 without line breaks, and without spaces at its ends'],
  [{ a: 1 }, 'must have as a text in Latin-1 without line breaks, and without spaces at its ends'],
  [{ a: undefined }, 'must have as a text in Latin-1 without line breaks, and without spaces at its ends'],
  [[['a', 'b']], "must be a plain object, such as { 'x-api-key': '…' }, got a list of 1 item"],
  [new Headers({ a: 'b' }), "must be a plain object, such as { 'x-api-key': '…' }, got an object"],
  ['a: b', `must be a plain object, such as { 'x-api-key': '…' }, got "a: b"`],
  [null, "must be a plain object, such as { 'x-api-key': '…' }, got null"],
])('refuses the headers %j', (headers, reason) => {
  // @ts-expect-error plain JavaScript can pass anything
  const options: HttpTransportOptions = { baseUrl: 'http://localhost', headers };
  expect(() => createHttpTransport(options)).toThrow(
    expect.objectContaining({ name: 'InputError', argument: 'headers', reason }),
  );
});
