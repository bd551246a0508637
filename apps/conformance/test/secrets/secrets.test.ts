import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { Secrets } from '../../src/secrets/secrets.js';
import { Trace } from '../../src/secrets/trace.js';

const secret = fc.string({ unit: fc.constantFrom(...'abcdefXYZ0189-_.'), minLength: 8, maxLength: 200 });

/** How a secret may pass, in a request or its response. */
const ways: Readonly<
  Record<string, (secret: string) => { request?: RequestInit; path?: string; response?: Response }>
> = {
  'the header of a request': (it) => ({ request: { headers: { authorization: `Bearer ${it}` } } }),
  'a cookie of a request': (it) => ({ request: { headers: { cookie: `a=b; invokeai_media_token=${it}` } } }),
  'the body of a request': (it) => ({ request: jsonOf({ credentials: [{ new_password: it }] }) }),
  'a key in a body': (it) => ({ request: jsonOf({ api_key: it }) }),
  'the query of a request': (it) => ({ path: `/install?access_token=${encodeURIComponent(it)}` }),
  'a renewed token': (it) => ({ response: new Response(null, { headers: { 'x-refreshed-token': it } }) }),
  'a cookie of a response': (it) => ({
    response: new Response(null, { headers: { 'set-cookie': `m=${it}; Path=/` } }),
  }),
  'the body of a login': (it) => ({ path: '/api/v1/auth/login', response: Response.json({ token: it }) }),
};

const jsonOf = (body: object): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

test.each(Object.entries(ways))('a secret in %s is found in any text, and not printed', async (_, way) => {
  await fc.assert(
    fc.asyncProperty(secret, fc.string(), fc.string(), async (it, before, after) => {
      const { request, path = '/', response = new Response() } = way(it);
      const secrets = new Secrets();
      await secrets.watch(async () => response)(`http://server.invalid${path}`, request);
      expect(secrets.size).toBe(1);
      const error = secrets.leakIn(before + it + after);
      expect(error?.message).toContain('what was thrown, logged or inspected contains a ');
      expect(error?.message).not.toContain(it);
      expect(secrets.leakIn(`${before.slice(0, 4)}${it.slice(1)}`.replaceAll(it, ''))).toBeUndefined();
    }),
    { numRuns: 30, seed: 1 },
  );
});

test('the body that is read for secrets still arrives', async () => {
  const secrets = new Secrets();
  const echo: typeof fetch = async (input) => Response.json({ token: (await new Request(input).json()).password });
  const response = await secrets.watch(echo)(
    'http://server.invalid/api/v1/auth/login',
    jsonOf({ password: 'a-password' }),
  );
  expect(await response.json()).toEqual({ token: 'a-password' });
});

test('a trace keeps log lines, errors of every kind and what objects show', async () => {
  const trace = new Trace();
  const watched = trace.observe({
    shown: 'in a field',
    fails: (): void => {
      throw new Error('at once');
    },
    rejects: async (): Promise<void> => {
      throw new Error('later', { cause: new TypeError('deep down') });
    },
    works: async (): Promise<number> => 7,
  });
  trace.logger.debug('a line');
  expect(() => watched.fails()).toThrow('at once');
  await expect(watched.rejects()).rejects.toThrow('later');
  expect(await watched.works()).toBe(7);
  for (const text of ['a line', 'at once', 'later', 'deep down', 'in a field']) expect(trace.text()).toContain(text);
});
