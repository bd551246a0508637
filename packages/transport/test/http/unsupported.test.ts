import { expect, test } from 'vitest';
import { createHttpTransport } from '../../src/http-transport.js';
import { anything } from '../support/anything.js';
import { json, page, reset } from '../support/responses.js';
import { type Answer, startServer } from '../support/test-server.js';

const since = '6.14.0';
const lacks: [string, Answer][] = [
  ['a web page, as from 6.12 on', page()],
  ['a 404 in JSON, as before', json({ detail: 'Not Found' }, 404)],
  ['a 405', json({ detail: 'Method Not Allowed' }, 405)],
];

/** Answers every path but the version's with `answer`. */
const server = (version: Answer, answer: Answer) =>
  startServer((response, seen) => (seen.url === '/api/v1/app/version' ? version : answer)(response, seen));

test.each(lacks)('an older server lacks the operation: %s', async (_, answer) => {
  await using old = await server(json({ version: '6.13.8' }), answer);
  const transport = createHttpTransport({ baseUrl: old.url });
  const lacking = {
    name: 'UnsupportedOperationError',
    message: 'GET /x: needs InvokeAI 6.14.0 or newer, this server is 6.13.8',
    since,
    server: '6.13.8',
  };
  await expect(transport.json('GET /x', anything, { since })).rejects.toMatchObject(lacking);
  await expect(transport.stream('GET /x', { since })).rejects.toMatchObject(lacking);
  await expect(transport.send('GET /x', { since })).rejects.toMatchObject(lacking);
  expect(old.seen.filter(({ url }) => url === '/api/v1/app/version')).toHaveLength(1);
});

test('many lacking at once take one look at the version', async () => {
  await using old = await server(json({ version: '6.8.1' }), page());
  const transport = createHttpTransport({ baseUrl: old.url });
  const asked = Array.from({ length: 5 }, () => transport.json('GET /x', anything, { since }));
  await Promise.allSettled(asked);
  expect(old.seen).toHaveLength(6);
});

test.each([
  [lacks[0], 'NotInvokeAIError'],
  [lacks[1], 'NotFoundError'],
  [lacks[2], 'HttpError'],
] as const)('a server that is new enough lacks nothing: %s', async ([, answer] = ['', reset], name) => {
  await using current = await server(json({ version: '6.14.2' }), answer);
  const transport = createHttpTransport({ baseUrl: current.url });
  await expect(transport.json('GET /x', anything, { since })).rejects.toMatchObject({ name });
});

test('an unknown id is not an unknown operation, and no look is taken', async () => {
  await using old = await server(json({ version: '6.8.1' }), json({ detail: 'Board not found' }, 404));
  const transport = createHttpTransport({ baseUrl: old.url });
  await expect(transport.json('GET /x', anything, { since })).rejects.toMatchObject({ name: 'NotFoundError' });
  expect(old.seen).toHaveLength(1);
});

test.each([
  ['a web page', page()],
  ['a web page that says 404', page(404)],
  ['a web page that says 405', page(405)],
])('%s is no InvokeAI, whatever is asked', async (_, answer) => {
  await using site = await startServer(answer);
  const transport = createHttpTransport({ baseUrl: `${site.url}/sub` });
  const no = { name: 'NotInvokeAIError', baseUrl: `${site.url}/sub/` };
  await expect(transport.json('GET /x', anything, {})).rejects.toMatchObject(no);
  await expect(transport.json('GET /x', anything, { since })).rejects.toMatchObject(no);
  await expect(transport.blob('GET /x', {})).rejects.toMatchObject(no);
  await expect(transport.send('DELETE /x', {})).rejects.toMatchObject(no);
  await expect(transport.request('HEAD /x', {})).rejects.toMatchObject(no);
});

test('a version that could not be had is asked for again', async () => {
  let looks = 0;
  const version: Answer = (response, seen) =>
    (looks++ === 0 ? json({ detail: 'starting' }, 500) : json({ version: '6.8.1' }))(response, seen);
  await using old = await server(version, page());
  const transport = createHttpTransport({ baseUrl: old.url });
  await expect(transport.json('GET /x', anything, { since })).rejects.toMatchObject({ name: 'NotInvokeAIError' });
  await expect(transport.json('GET /x', anything, { since })).rejects.toMatchObject({ server: '6.8.1' });
});

test.each([json('6.8.1'), json(null), json({}), json({ version: 7 }), page()])(
  'a version that is none explains nothing',
  async (version) => {
    await using strange = await server(version, page());
    const transport = createHttpTransport({ baseUrl: strange.url });
    await expect(transport.json('GET /x', anything, { since })).rejects.toMatchObject({ name: 'NotInvokeAIError' });
  },
);

test('an abort is heard while the version is looked at', async () => {
  const controller = new AbortController();
  const why = new Error('the user left');
  await using old = await server(() => controller.abort(why), page());
  const transport = createHttpTransport({ baseUrl: old.url });
  const { signal } = controller;
  await expect(transport.json('GET /x', anything, { since, signal })).rejects.toBe(why);
});

test('an id with a slash is found nowhere: the server would take it for another path', async () => {
  await using current = await server(json({ version: '6.14.2' }), page());
  const transport = createHttpTransport({ baseUrl: current.url });
  const request = { path: { id: 'a/b?c' } };
  await expect(transport.json('GET /x/{id}', anything, request)).rejects.toMatchObject({ name: 'NotFoundError' });
  expect(current.seen.map(({ url }) => url)).toEqual(['/x/a%2Fb%3Fc']);
});
