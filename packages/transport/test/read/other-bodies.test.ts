import { Readable } from 'node:stream';

import { expect, test } from 'vitest';
import { createHttpTransport } from '../../src/http-transport.js';
import { anything } from '../support/anything.js';

const chunks = [Buffer.from('{"a":'), Buffer.from('"ü"}')];
const withBody = (body: unknown): Response => {
  const response = new Response(Buffer.concat(chunks), { headers: { 'content-type': 'text/plain' } });
  return Object.defineProperty(response, 'body', { value: body });
};

test.each<[string, () => Response]>([
  ['a stream of Node, as that of node-fetch', () => withBody(Readable.from(chunks))],
  ['no stream, as in React Native', () => withBody(undefined)],
])('reads a response whose body is %s', async (_, response) => {
  const transport = createHttpTransport({ baseUrl: 'http://localhost', fetch: async () => response(), retries: 0 });
  expect(await transport.json('GET /x', anything, {})).toEqual({ a: 'ü' });
  expect(await (await transport.blob('GET /x', {})).text()).toBe('{"a":"ü"}');
  expect(await new Response(await transport.stream('GET /x', {})).text()).toBe('{"a":"ü"}');
  expect(await (await transport.request('GET /x', {})).json()).toEqual({ a: 'ü' });
  await transport.send('GET /x', {});
});

test('leaving such a stream early ends it', async () => {
  const endless = new Readable({ read: () => void endless.push(Buffer.alloc(1_000)) });
  const transport = createHttpTransport({ baseUrl: 'http://localhost', fetch: async () => withBody(endless) });
  const stream = await transport.stream('GET /x', {});
  for await (const _ of stream) break;
  expect(endless.destroyed).toBe(true);
});

test('a body of that kind that is too large is not read further', async () => {
  const endless = new Readable({ read: () => void endless.push(Buffer.alloc(100_000)) });
  const transport = createHttpTransport({
    baseUrl: 'http://localhost',
    fetch: async () => withBody(endless),
    maxResponseSize: 1_000_000,
  });
  await expect(transport.send('GET /x', {})).rejects.toMatchObject({ name: 'ResponseTooLargeError' });
  expect(endless.destroyed).toBe(true);
});

test.each<[string, () => unknown]>([
  ['a stream of Node', () => Readable.from([Buffer.from('{"detail":"no such board"}')])],
  ['no stream', () => undefined],
])('reads an error whose body is %s', async (_, body) => {
  const init = { status: 404, headers: { 'content-type': 'application/json' } };
  const refuse = async (): Promise<Response> =>
    Object.defineProperty(new Response('{"detail":"no such board"}', init), 'body', { value: body() });
  const transport = createHttpTransport({ baseUrl: 'http://localhost', fetch: refuse });
  await expect(transport.send('GET /x', {})).rejects.toMatchObject({
    name: 'NotFoundError',
    detail: 'no such board',
  });
});

test.each([0, 1, 2, 3])(
  'reads a JSON text of 3 MB whose characters are cut by its chunks, %i bytes later',
  async (shift) => {
    const value = { text: 'x'.repeat(shift) + '🖼é漢'.repeat(300_000) };
    const bytes = Buffer.from(JSON.stringify(value));
    const pieces = Array.from({ length: Math.ceil(bytes.length / 1_000) }, (_, index) =>
      bytes.subarray(index * 1_000, (index + 1) * 1_000),
    );
    const response = async (): Promise<Response> => withBody(Readable.from(pieces));
    const transport = createHttpTransport({ baseUrl: 'http://localhost', fetch: response, retries: 0 });
    expect(await transport.json('GET /x', anything, {})).toEqual(value);
  },
);

test.each([
  ['in a name', Buffer.from('{"name":"n\u00e4w"}', 'latin1'), 'ResponseError', 'is not UTF-8'],
  ['after the end', Buffer.from('{"a":1}\u00e4', 'latin1'), 'ResponseError', 'is not JSON'],
  ['where it is cut off', Buffer.from('{"name":"\u00e4').subarray(0, -1), 'ConnectionError', 'cut off'],
])('a JSON text that is not UTF-8 is refused, and nothing replaced: %s', async (_, bytes, name, message) => {
  const transport = createHttpTransport({
    baseUrl: 'http://localhost',
    fetch: async () => new Response(bytes),
    retries: 0,
  });
  await expect(transport.json('GET /x', anything, {})).rejects.toMatchObject({
    name,
    message: expect.stringContaining(message),
  });
});
