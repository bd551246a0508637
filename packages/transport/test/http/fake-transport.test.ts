import { expect, test } from 'vitest';
import { NotFoundError } from '../../src/errors.js';
import { FakeTransport } from '../../src/test.js';
import type { ResponseSchema } from '../../src/transport.js';
import { anything } from '../support/anything.js';

const nothing: ResponseSchema<never> = {
  '~standard': { version: 1, vendor: 'test', validate: () => ({ issues: [{ message: 'no' }] }) },
};

test('records requests and returns its responses in turn', async () => {
  const transport = new FakeTransport({ a: 1 }, null);
  expect(await transport.json('GET /a', anything, { query: { b: 2 } })).toEqual({ a: 1 });
  expect(await transport.json('GET /b', anything, {})).toBeNull();
  expect(transport.requests).toEqual([
    ['GET /a', { query: { b: 2 } }],
    ['GET /b', {}],
  ]);
});

test('returns bytes, streams and whole responses', async () => {
  const transport = new FakeTransport('abc', new Blob(['def']), 'ghi', { j: 1 }, undefined);
  expect(await (await transport.blob('GET /x', {})).text()).toBe('abc');
  expect(await (await transport.blob('GET /x', {})).text()).toBe('def');
  expect(await new Response(await transport.stream('GET /x', {})).text()).toBe('ghi');
  expect(await (await transport.request('GET /x', {})).json()).toEqual({ j: 1 });
  expect(await transport.send('DELETE /x', {})).toBeUndefined();
  expect(transport.resolve('a/b')).toBe('http://fake.invalid/a/b');
});

test('rejects with a response that is an error', async () => {
  const missing = new NotFoundError('GET /x', { status: 404, detail: 'no' });
  await expect(new FakeTransport(missing).json('GET /x', anything, {})).rejects.toBe(missing);
});

test('rejects a response that does not match the schema', async () => {
  await expect(new FakeTransport({}).json('GET /x', nothing, {})).rejects.toMatchObject({ name: 'ResponseError' });
});

test('rejects a request for which no response is queued', async () => {
  await expect(new FakeTransport().send('GET /x', {})).rejects.toThrow('GET /x: no response queued for request 1');
});

test('an aborted signal makes no request', async () => {
  const transport = new FakeTransport(1);
  const reason = new Error('the user left');
  await expect(transport.json('GET /x', anything, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  expect(transport.requests).toEqual([]);
});
