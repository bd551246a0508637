import { expect, test } from 'vitest';

import { createSandbox } from '../../src/sandbox.js';
import { bodyOf, request } from '../support/request.js';

test('two models are related once, both ways, until one of them is deleted', async () => {
  using sandbox = createSandbox();
  await sandbox.seed({ models: [{ key: 'a' }, { key: 'b' }, { key: 'c' }] });
  const route = '/api/v1/model_relationships/';
  const pair = (model_key_1: string, model_key_2: string) => ({ json: { model_key_1, model_key_2 } });
  const statusOf = async (method: string, one: string, other: string) =>
    (await request(sandbox, `${method} ${route}`, pair(one, other))).status;
  expect(await statusOf('POST', 'b', 'a')).toBe(204);
  expect(await statusOf('POST', 'a', 'b')).toBe(204);
  expect(await statusOf('POST', 'c', 'a')).toBe(204);
  expect(await statusOf('POST', 'a', 'a')).toBe(400);
  expect(await statusOf('DELETE', 'a', 'a')).toBe(400);
  expect(await statusOf('POST', 'a', 'nobody')).toBe(500);
  expect(await bodyOf(sandbox, `GET ${route}i/a`)).toEqual(['b', 'c']);
  expect(await bodyOf(sandbox, `GET ${route}i/b`)).toEqual(['a']);
  expect(await bodyOf(sandbox, `GET ${route}i/nobody`)).toEqual([]);
  expect(await bodyOf(sandbox, `POST ${route}batch`, { json: { model_keys: ['a', 'b', 'x'] } })).toEqual([
    'a',
    'b',
    'c',
  ]);
  expect(await statusOf('DELETE', 'b', 'a')).toBe(204);
  expect(await statusOf('DELETE', 'b', 'a')).toBe(204);
  await request(sandbox, 'DELETE /api/v2/models/i/c');
  expect(await bodyOf(sandbox, `GET ${route}i/a`)).toEqual([]);
});
