import { expect, test } from 'vitest';
import { createHttpTransport } from '../../src/http-transport.js';
import { anything } from '../support/anything.js';
import { json, page, reset } from '../support/responses.js';
import { type Handler, startServer } from '../support/test-server.js';

const since = '6.14.0';
const unknownOperation: [string, Handler][] = [
  ['a web page, as from 6.12 on', page()],
  ['a 404 in JSON, as before', json({ detail: 'Not Found' }, 404)],
  ['a 405', json({ detail: 'Method Not Allowed' }, 405)],
];

/** Starts a server with one handler for the version and another for every other path. */
const server = (version: Handler, other: Handler) =>
  startServer((response, seen) => (seen.url === '/api/v1/app/version' ? version : other)(response, seen));

test.each(unknownOperation)('an older server does not support the operation: %s', async (_, handler) => {
  await using old = await server(json({ version: '6.13.8' }), handler);
  const transport = createHttpTransport({ baseUrl: old.url });
  const unsupported = {
    name: 'UnsupportedOperationError',
    message: 'GET /x: needs InvokeAI 6.14.0 or newer, this server is 6.13.8',
    since,
    server: '6.13.8',
  };
  await expect(transport.json('GET /x', anything, { since })).rejects.toMatchObject(unsupported);
  await expect(transport.stream('GET /x', { since })).rejects.toMatchObject(unsupported);
  await expect(transport.send('GET /x', { since })).rejects.toMatchObject(unsupported);
  expect(old.seen.filter(({ url }) => url === '/api/v1/app/version')).toHaveLength(1);
});

test('concurrent unsupported requests read the version once', async () => {
  await using old = await server(json({ version: '6.8.1' }), page());
  const transport = createHttpTransport({ baseUrl: old.url });
  const requests = Array.from({ length: 5 }, () => transport.json('GET /x', anything, { since }));
  await Promise.allSettled(requests);
  expect(old.seen).toHaveLength(6);
});

test.each([
  [unknownOperation[0], 'NotInvokeAIError'],
  [unknownOperation[1], 'NotFoundError'],
  [unknownOperation[2], 'HttpError'],
] as const)('a server that is new enough is not called older: %s', async ([, handler] = ['', reset], name) => {
  await using current = await server(json({ version: '6.14.2' }), handler);
  const transport = createHttpTransport({ baseUrl: current.url });
  await expect(transport.json('GET /x', anything, { since })).rejects.toMatchObject({ name });
});

test('an unknown id is not an unknown operation, and the version is not read', async () => {
  await using old = await server(json({ version: '6.8.1' }), json({ detail: 'Board not found' }, 404));
  const transport = createHttpTransport({ baseUrl: old.url });
  await expect(transport.json('GET /x', anything, { since })).rejects.toMatchObject({ name: 'NotFoundError' });
  expect(old.seen).toHaveLength(1);
});

test.each([
  ['a web page', page()],
  ['a web page with status 404', page(404)],
  ['a web page with status 405', page(405)],
])('%s is not an InvokeAI server, whatever the request', async (_, handler) => {
  await using site = await startServer(handler);
  const transport = createHttpTransport({ baseUrl: `${site.url}/sub` });
  const error = { name: 'NotInvokeAIError', baseUrl: `${site.url}/sub/` };
  await expect(transport.json('GET /x', anything, {})).rejects.toMatchObject(error);
  await expect(transport.json('GET /x', anything, { since })).rejects.toMatchObject(error);
  await expect(transport.blob('GET /x', {})).rejects.toMatchObject(error);
  await expect(transport.send('DELETE /x', {})).rejects.toMatchObject(error);
  await expect(transport.request('HEAD /x', {})).rejects.toMatchObject(error);
});

test.each([
  ['could not be read', json({ detail: 'starting' }, 500)],
  ['was invalid', json({ version: 'unknown' })],
])('a version that %s is read again', async (_, first) => {
  let reads = 0;
  const version: Handler = (response, seen) => (reads++ === 0 ? first : json({ version: '6.8.1' }))(response, seen);
  await using old = await server(version, page());
  const transport = createHttpTransport({ baseUrl: old.url });
  await expect(transport.json('GET /x', anything, { since })).rejects.toMatchObject({ name: 'NotInvokeAIError' });
  await expect(transport.json('GET /x', anything, { since })).rejects.toMatchObject({ server: '6.8.1' });
});

test.each([json('6.8.1'), json(null), json({}), json({ version: 7 }), json({ version: 'v6.8.1' }), page()])(
  'an invalid version keeps the original error',
  async (version) => {
    await using strange = await server(version, page());
    const transport = createHttpTransport({ baseUrl: strange.url });
    await expect(transport.json('GET /x', anything, { since })).rejects.toMatchObject({ name: 'NotInvokeAIError' });
  },
);

test('an abort ends a request while the version is read', async () => {
  const controller = new AbortController();
  const reason = new Error('the user left');
  await using old = await server(() => controller.abort(reason), page());
  const transport = createHttpTransport({ baseUrl: old.url });
  const { signal } = controller;
  await expect(transport.json('GET /x', anything, { since, signal })).rejects.toBe(reason);
});

test('an id with a slash is not found, since the server would match another path', async () => {
  await using current = await server(json({ version: '6.14.2' }), page());
  const transport = createHttpTransport({ baseUrl: current.url });
  const request = { path: { id: 'a/b?c' } };
  await expect(transport.json('GET /x/{id}', anything, request)).rejects.toMatchObject({ name: 'NotFoundError' });
  expect(current.seen.map(({ url }) => url)).toEqual(['/x/a%2Fb%3Fc']);
});

test('an upgraded server is noticed after a minute, one that was downgraded at once', async () => {
  let release = '6.8.1';
  let time = 0;
  await using changing = await startServer((response, seen) => {
    const lacks = seen.url === '/x' && release === '6.8.1';
    (lacks ? json({ detail: 'Not Found' }, 404) : json({ version: release }))(response, seen);
  });
  const transport = createHttpTransport({ baseUrl: changing.url, clock: () => time });
  const call = () => transport.json('GET /x', anything, { since });
  const requestsOf = async (work: () => Promise<unknown>): Promise<number> => {
    const { length } = changing.seen;
    await work();
    return changing.seen.length - length;
  };
  const unsupported = () =>
    expect(call()).rejects.toMatchObject({ name: 'UnsupportedOperationError', server: '6.8.1' });

  expect(await requestsOf(unsupported)).toBe(2);
  time += 59_999;
  expect(await requestsOf(unsupported)).toBe(0);
  release = '6.14.2';
  time += 1;
  expect(await call()).toEqual({ version: '6.14.2' });

  release = '6.8.1';
  expect(await requestsOf(unsupported)).toBe(2);
  time += 60_000;
  expect(await requestsOf(unsupported)).toBe(1);
});

test('an aborted request is not called unsupported', async () => {
  await using old = await server(json({ version: '6.8.1' }), page());
  const transport = createHttpTransport({ baseUrl: old.url });
  await expect(transport.json('GET /x', anything, { since })).rejects.toMatchObject({ server: '6.8.1' });
  const signal = AbortSignal.abort('the user left');
  await expect(transport.json('GET /x', anything, { since, signal })).rejects.toBe('the user left');
});

const urlsOf = ({ seen }: { readonly seen: readonly { readonly url: string | undefined }[] }) =>
  seen.map(({ url }) => url);

test('an operation is not requested once the release was read, by whichever call', async () => {
  await using old = await server(json({ version: '6.8.1' }), json({}));
  const transport = createHttpTransport({ baseUrl: old.url });
  await transport.json('GET /api/v1/app/version', anything, {});
  await expect(transport.json('GET /x', anything, { since: '6.12.0' })).rejects.toThrow(
    'GET /x: needs InvokeAI 6.12.0 or newer, this server is 6.8.1',
  );
  expect(await transport.json('GET /x', anything, { since: '6.8.1' })).toEqual({});
  expect(urlsOf(old)).toEqual(['/api/v1/app/version', '/x']);
});

test('an operation that a release did not have is requested a minute later when the release has it now', async () => {
  let time = 0;
  let version = '6.8.1';
  await using changing = await server((...args) => json({ version })(...args), json({}));
  const transport = createHttpTransport({ baseUrl: changing.url, clock: () => time });
  await transport.json('GET /api/v1/app/version', anything, {});
  time = 60_000;
  const call = () => transport.json('GET /x', anything, { since });
  await expect(call()).rejects.toMatchObject({ name: 'UnsupportedOperationError', server: '6.8.1' });
  time = 120_000;
  version = '6.14.2';
  expect(await call()).toEqual({});
  expect(urlsOf(changing)).toEqual([...Array<string>(3).fill('/api/v1/app/version'), '/x']);
});

const reused = { since, reusesRoute: true };

test('where an older release has another operation, the release is read before the first request', async () => {
  await using old = await server(json({ version: '6.8.1' }), json({}));
  const transport = createHttpTransport({ baseUrl: old.url });
  const calls = Array.from({ length: 3 }, () => transport.send('DELETE /x', reused));
  for (const call of calls) await expect(call).rejects.toMatchObject({ since, server: '6.8.1' });
  expect(urlsOf(old)).toEqual(['/api/v1/app/version']);

  await using current = await server(json({ version: '6.14.2' }), json({}));
  const another = createHttpTransport({ baseUrl: current.url });
  await another.send('DELETE /x', reused);
  await another.send('DELETE /x', reused);
  expect(urlsOf(current)).toEqual(['/api/v1/app/version', '/x', '/x']);
});

test('where an older release has another operation, nothing is sent while the release cannot be read', async () => {
  await using broken = await server(json({ detail: 'starting' }, 500), json({}));
  const transport = createHttpTransport({ baseUrl: broken.url });
  await expect(transport.send('DELETE /x', reused)).rejects.toMatchObject({
    name: 'ServerError',
    route: 'GET /api/v1/app/version',
  });
  expect(urlsOf(broken)).not.toContain('/x');
});

test('where an older release has another operation, invalid input is refused before the release is read', async () => {
  await using old = await server(json({ version: '6.8.1' }), json({}));
  const transport = createHttpTransport({ baseUrl: old.url });
  const request = { ...reused, path: { id: '' } };
  await expect(transport.send('DELETE /x/{id}', request)).rejects.toMatchObject({ name: 'InputError' });
  await expect(transport.send('DELETE /x', { ...reused, query: { a: {} } })).rejects.toMatchObject({
    name: 'InputError',
  });
  expect(old.seen).toEqual([]);
});

test('a server that knows no version is sent the request all the same', async () => {
  await using strange = await server(json({ detail: 'Not Found' }, 404), json({}));
  const transport = createHttpTransport({ baseUrl: strange.url });
  await transport.send('DELETE /x', reused);
  expect(urlsOf(strange)).toEqual(['/api/v1/app/version', '/x']);
});

test('an abort ends a request that waits for the release', async () => {
  const controller = new AbortController();
  await using slow = await server(() => controller.abort('the user left'), json({}));
  const transport = createHttpTransport({ baseUrl: slow.url });
  const request = { ...reused, signal: controller.signal };
  await expect(transport.send('DELETE /x', request)).rejects.toBe('the user left');
  expect(urlsOf(slow)).not.toContain('/x');
});
