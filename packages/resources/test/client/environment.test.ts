import { createSandbox } from '@x/sandbox/sandbox';
import { InputError } from '@x/transport/errors';
import { afterEach, expect, test, vi } from 'vitest';

import { createClient } from '../../src/client.js';
import { fromEnvironment } from '../../src/environment.js';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

test('returns the address and its token', () => {
  const both = { INVOKEAI_URL: 'http://a:9090', INVOKEAI_TOKEN: 'secret' };
  expect(fromEnvironment(both)).toEqual({ baseUrl: 'http://a:9090', token: 'secret' });
  expect(fromEnvironment({ ...both, INVOKEAI_TOKEN: '' })).toEqual({ baseUrl: 'http://a:9090', token: undefined });
});

test.each([{}, { INVOKEAI_URL: '' }, { INVOKEAI_TOKEN: 'secret' }])('%j names no server', (environment) => {
  expect(() => fromEnvironment(environment)).toThrow(InputError);
  expect(() => fromEnvironment(environment)).toThrow(/^INVOKEAI_URL: is not set/);
});

test('a client without options is one of the server that the environment names', async () => {
  using sandbox = createSandbox();
  const sent: [string, string | null][] = [];
  vi.stubEnv('INVOKEAI_URL', 'http://sandbox.invalid/sub');
  vi.stubEnv('INVOKEAI_TOKEN', 'secret');
  vi.stubGlobal('fetch', (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init);
    sent.push([request.url, request.headers.get('authorization')]);
    return sandbox.fetch(request.url.replace('/sub', ''));
  });
  await createClient().repositories.app.version();
  expect(sent).toEqual([['http://sandbox.invalid/sub/api/v1/app/version', 'Bearer secret']]);
});

test('a client with a server of its own takes no token of the environment', async () => {
  const sent: (string | null)[] = [];
  vi.stubEnv('INVOKEAI_TOKEN', 'secret');
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    sent.push(new Request(input, init).headers.get('authorization'));
    return Response.json({ version: '6.14.2' });
  };
  await createClient({ baseUrl: 'http://other.invalid', fetch }).repositories.app.version();
  expect(sent).toEqual([null]);
});

test('a browser has no environment', () => {
  vi.stubGlobal('process', undefined);
  expect(() => createClient()).toThrow(InputError);
});
