import { expect, test, vi } from 'vitest';
import { InputError } from '../../src/errors.js';
import { createHttpTransport, type HttpTransportOptions, type ServerAddress } from '../../src/http-transport.js';
import { anything } from '../support/anything.js';

const urlOf = async (address: ServerAddress): Promise<string> => {
  const urls: string[] = [];
  const transport = createHttpTransport({
    ...address,
    fetch: async (input) => {
      urls.push(input instanceof Request ? input.url : String(input));
      return Response.json({});
    },
  });
  await transport.json('GET /api/v1/boards/', anything, { query: { all: true } });
  return urls.join();
};

test.each([
  ['http://localhost:9090', 'http://localhost:9090/'],
  ['http://localhost:9090/', 'http://localhost:9090/'],
  ['http://localhost:9090/invoke', 'http://localhost:9090/invoke/'],
  ['http://localhost:9090/a/b/', 'http://localhost:9090/a/b/'],
  ['https://images.example', 'https://images.example/'],
  ['https://images.example:443', 'https://images.example/'],
  ['http://[::1]:9090', 'http://[::1]:9090/'],
])('routes are relative to %s', async (baseUrl, root) => {
  expect(await urlOf({ baseUrl })).toBe(`${root}api/v1/boards/?all=true`);
  expect(await urlOf({ baseUrl: new URL(baseUrl) })).toBe(`${root}api/v1/boards/?all=true`);
});

test.each(['http://other.example/x', '/other.example/x'])(
  'the route GET /%s leads to no other server',
  async (path) => {
    const fetch = vi.fn<typeof globalThis.fetch>(async () => Response.json({}));
    await createHttpTransport({ baseUrl: 'http://localhost:9090/invoke', fetch }).send(`GET /${path}`, {});
    expect(fetch.mock.calls.map(([url]) => url)).toEqual([`http://localhost:9090/invoke/${path}`]);
  },
);

test.each<[ServerAddress & { host: string }, string]>([
  [{ host: 'localhost' }, 'http://localhost:9090'],
  [{ host: 'localhost', port: 8080 }, 'http://localhost:8080'],
  [{ host: '::1' }, 'http://[::1]:9090'],
  [{ host: '[::1]', port: 80 }, 'http://[::1]'],
  [{ host: 'a.example', path: 'invoke' }, 'http://a.example:9090/invoke'],
  [{ host: 'a.example', path: '//invoke' }, 'http://a.example:9090/invoke'],
  [{ host: 'a.example', path: '/invoke/', port: 443, protocol: 'https' }, 'https://a.example/invoke'],
])('the address %j is %s', async (address, baseUrl) => {
  expect(await urlOf(address)).toBe(await urlOf({ baseUrl }));
});

test.each([
  '',
  'localhost:9090',
  '/invoke',
  'ftp://localhost',
  'http://',
  'http://user:secret@localhost',
  'http://user@localhost',
  'http://localhost?token=secret',
  'http://localhost/#boards',
])('refuses the base URL "%s" without repeating a secret', (baseUrl) => {
  const create = () => createHttpTransport({ baseUrl });
  expect(create).toThrow(InputError);
  expect(create).toThrow(/^baseUrl: must/);
  expect(create).not.toThrow(/secret/);
});

test.each([
  ['localhost:9090', '"localhost:9090"'],
  ['', '""'],
  ['ftp://user:se?c#ret@localhost/a', '"ftp://…@localhost/a"'],
  ['user:secret@localhost', '"…@localhost"'],
  ['ws://localhost/a?token=secret', '"ws://localhost/a?…"'],
  ['/a#secret', '"/a#…"'],
])('the error for the base URL "%s" names it as %s', (baseUrl, printed) => {
  const reason = `must be an http or https URL, such as http://localhost:9090, got ${printed}`;
  expect(() => createHttpTransport({ baseUrl })).toThrow(expect.objectContaining({ reason }));
});

test.each([
  ['http://localhost:9090/api/v1', '/api/v1'],
  ['http://localhost:9090/api/v1/', '/api/v1'],
  ['https://images.example/invoke/api/v2', '/api/v2'],
  ['http://localhost:9090/api/v1/boards/', '/api/v1'],
])('refuses the base URL %s, which contains the path of the API', (baseUrl, api) => {
  const reason = `must be the address of the server itself: leave out ${api}, got "${baseUrl}"`;
  const expected = expect.objectContaining({ name: 'InputError', argument: 'baseUrl', reason });
  expect(() => createHttpTransport({ baseUrl })).toThrow(expected);
  expect(() => createHttpTransport({ baseUrl: new URL(baseUrl) })).toThrow(expected);
});

test.each(['http://localhost/api/v1beta', 'http://localhost/api', 'http://localhost/myapi/v1', 'http://api/v1'])(
  'accepts the sub-path of %s',
  (baseUrl) => {
    expect(() => createHttpTransport({ baseUrl })).not.toThrow();
  },
);

test('refuses options without an address', () => {
  // @ts-expect-error plain JavaScript can leave it out
  const options: HttpTransportOptions = {};
  expect(() => createHttpTransport(options)).toThrow('baseUrl: is missing, as is host: one of them is needed');
});

test.each<[ServerAddress, string]>([
  [{ host: '' }, 'host'],
  [{ host: 'a/b' }, 'host'],
  [{ host: 'user@a' }, 'host'],
  [{ host: 'a', port: 70_000 }, 'baseUrl'],
  [{ host: 'a', port: 1.5 }, 'baseUrl'],
  [{ host: 'a', path: '?x' }, 'baseUrl'],
])('refuses %j for its %s', (address, argument) => {
  expect(() => createHttpTransport(address)).toThrow(expect.objectContaining({ name: 'InputError', argument }));
});

test.each([
  [{ timeout: 0 }, 'timeout'],
  [{ timeout: Number.NaN }, 'timeout'],
  [{ timeout: 2 ** 31 }, 'timeout'],
  [{ totalTimeout: -1 }, 'totalTimeout'],
  [{ maxConcurrent: 0 }, 'maxConcurrent'],
  [{ maxConcurrent: 1.5 }, 'maxConcurrent'],
  [{ retries: -1 }, 'retries'],
  [{ retries: 0.5 }, 'retries'],
])('refuses %j', (options, argument) => {
  const create = () => createHttpTransport({ baseUrl: 'http://localhost', ...options });
  expect(create).toThrow(expect.objectContaining({ name: 'InputError', argument }));
});

test('resolves the relative URLs of responses below the sub-path', () => {
  const transport = createHttpTransport({ baseUrl: 'http://localhost:9090/invoke' });
  expect(transport.resolve('api/v1/images/i/a.png/full')).toBe(
    'http://localhost:9090/invoke/api/v1/images/i/a.png/full',
  );
});
