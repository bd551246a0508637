import { inspect } from 'node:util';

import { expect, test } from 'vitest';

import { mayHaveHappened, RedirectError } from '../../src/errors.js';
import { createHttpTransport } from '../../src/http-transport.js';
import type { AnyRequest, Route } from '../../src/transport.js';
import { anything } from '../support/anything.js';
import { json, redirect } from '../support/responses.js';
import { startServer } from '../support/test-server.js';

const statuses = [301, 302, 303, 307, 308];
const reading = ['GET', 'HEAD'] as const;
const changing = ['POST', 'PUT', 'PATCH', 'DELETE'] as const;
const path = 'boards/1';
const token = 'eyJhbGciOiJIUzI1NiJ9.c2VjcmV0';

const bodies: readonly (readonly [string, () => Omit<AnyRequest, 'path'>])[] = [
  ['no body', () => ({})],
  ['JSON', () => ({ body: { board_name: 'a' } })],
  ['a form', () => ({ form: { file: new Blob(['x']) } })],
  ['a form of 5 MiB', () => ({ form: { file: new Blob([new Uint8Array(5 * 2 ** 20)]) } })],
  ['a stream', () => ({ form: { file: { stream: new Blob(['x']).stream(), name: 'a.png', type: 'image/png' } } })],
];
const isLarge = (body: string): boolean => body === 'a form of 5 MiB' || body === 'a stream';

const rejection = async (promise: Promise<unknown>): Promise<RedirectError> => {
  const error = await promise.then(
    () => 'resolved',
    (reason: unknown) => reason,
  );
  if (error instanceof RedirectError) return error;
  throw new Error('is no RedirectError', { cause: error });
};

test.each(
  statuses.flatMap((status) =>
    changing.flatMap((method) => bodies.map(([name, request]) => [status, method, name, request] as const)),
  ),
)('a %i of %s with %s is never followed', async (status, method, name, request) => {
  await using other = await startServer(json({ done: true }));
  await using server = await startServer(redirect(`${other.url}/${path}?a=1#b`, status), json({ done: true }));
  const transport = createHttpTransport({ baseUrl: server.url, token, random: () => 0 });
  const route: Route = `${method} /${path}`;
  const error = await rejection(transport.json(route, anything, request()));
  expect([server.seen.length, other.seen.length]).toEqual([1, 0]);
  // Node keeps a copy of every body in memory, unless a redirect is an error, of which it says nothing more.
  expect(error).toMatchObject(
    isLarge(name)
      ? { route, status: undefined, location: undefined, baseUrl: undefined, outcome: 'unknown' }
      : {
          route,
          status,
          location: `${other.url}/${path}`,
          baseUrl: `${other.url}/`,
          outcome: status === 303 ? 'unknown' : 'rejected',
          message: `${route}: ${status} redirect to ${other.url}/; set it as baseUrl`,
        },
  );
  expect(mayHaveHappened(error)).toBe(error.outcome === 'unknown');
});

test.each(statuses.flatMap((status) => reading.map((method) => [status, method] as const)))(
  'a %i of %s is followed on the same origin, with the token',
  async (status, method) => {
    await using server = await startServer(redirect('/elsewhere', status), redirect('?b=2', status), json('at last'));
    const transport = createHttpTransport({ baseUrl: server.url, token });
    const response = await transport.request(`${method} /${path}`, {});
    expect(response.status).toBe(200);
    expect(server.seen.map((seen) => [seen.method, seen.url, seen.headers.authorization])).toEqual([
      [method, `/${path}`, `Bearer ${token}`],
      [method, '/elsewhere', `Bearer ${token}`],
      [method, '/elsewhere?b=2', `Bearer ${token}`],
    ]);
  },
);

test.each(statuses.flatMap((status) => reading.map((method) => [status, method] as const)))(
  'a %i of %s is not followed to another origin',
  async (status, method) => {
    await using other = await startServer(json({ done: true }));
    await using server = await startServer(redirect('/there', status), redirect(`${other.url}/${path}`, status));
    const transport = createHttpTransport({ baseUrl: server.url, token, random: () => 0 });
    const error = await rejection(transport.send(`${method} /${path}`, {}));
    expect([server.seen.length, other.seen.length]).toEqual([2, 0]);
    expect(error).toMatchObject({ status, location: `${other.url}/${path}`, baseUrl: `${other.url}/` });
  },
);

test('redirects without end are an error', async () => {
  await using server = await startServer((response, seen) => redirect(`${seen.url}x`)(response, seen));
  const error = await rejection(createHttpTransport({ baseUrl: server.url }).send('GET /x', {}));
  expect(server.seen).toHaveLength(21);
  expect(error).toMatchObject({ status: 307, baseUrl: undefined });
});

test.each([
  ['https://user:secret@sso.example/login?next=secret#secret', 'https://sso.example/login'],
  ['/login', 'http://127.0.0.1:<port>/login'],
  ['mailto:secret', 'mailto:'],
  ['http://[', undefined],
  [undefined, undefined],
])('the error for a redirect to %s names %s', async (location, shown) => {
  await using server = await startServer(
    (response) => void response.writeHead(302, location === undefined ? {} : { location }).end(),
  );
  const error = await rejection(createHttpTransport({ baseUrl: server.url }).send('POST /boards/', {}));
  const expected = shown?.replace('<port>', new URL(server.url).port);
  expect(error).toMatchObject({ status: 302, location: expected, baseUrl: undefined, outcome: 'rejected' });
  expect(error.message).toBe(
    `POST /boards/: 302 redirect to ${expected ?? 'an address that is not visible here'}; set baseUrl to the address of the server itself`,
  );
});

test('a sub-path is part of the base URL that the error names', async () => {
  await using server = await startServer(redirect('https://images.example/invoke/api/v1/boards/?board_name=a'));
  const transport = createHttpTransport({ baseUrl: `${server.url}/old` });
  const error = await rejection(transport.send('POST /api/v1/boards/', { query: { board_name: 'a' } }));
  expect(error).toMatchObject({ baseUrl: 'https://images.example/invoke/', status: 307 });
});

test('the error for a redirect names no id', async () => {
  await using server = await startServer(redirect('https://images.example/api/v1/boards/secret%20id/secret%20id'));
  const transport = createHttpTransport({ baseUrl: server.url });
  const request = { path: { board_id: 'secret id' } };
  const error = await rejection(transport.send('DELETE /api/v1/boards/{board_id}', request));
  expect(error.location).toBe('https://images.example/api/v1/boards/{board_id}/{board_id}');
  expect(inspect(error)).not.toContain('secret');
});

test('a redirect to a URL with credentials is not followed, and they are in no error', async () => {
  await using server = await startServer((response, seen) =>
    redirect(`${server.url.replace('://', '://user:p4ssw0rd@')}/y`, 302)(response, seen),
  );
  const transport = createHttpTransport({ baseUrl: server.url, random: () => 0 });
  for (const method of [...reading, ...changing]) {
    const error = await rejection(transport.send(`${method} /x`, {}));
    expect(error.location).toBe(`${server.url}/y`);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/user|p4ssw0rd/);
  }
  expect(server.seen).toHaveLength(reading.length + changing.length);
});
