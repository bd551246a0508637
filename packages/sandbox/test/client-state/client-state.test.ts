import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { createSandbox } from '../../src/sandbox.js';
import { bodyOf, request } from '../support/request.js';

const route = (operation: string, key: string, queue = 'default') =>
  `${operation.startsWith('get') ? 'GET' : 'POST'} /api/v1/client_state/${queue}/${operation}?${key}`;

test('a value is kept as the text that was sent, or as the JSON string', async () => {
  using sandbox = createSandbox();
  const set = (type: string, body: string) =>
    request(sandbox, route('set_by_key', 'key=a'), { body, headers: { 'content-type': type } });
  expect((await set('text/plain;charset=UTF-8', '{"a":1}')).body).toBe('{"a":1}');
  expect(await bodyOf(sandbox, route('get_by_key', 'key=a'))).toBe('{"a":1}');
  expect((await set('text/plain', '"quoted"')).body).toBe('"quoted"');
  expect((await set('application/json', '"quoted"')).body).toBe('quoted');
  expect((await set('application/json', '{"a":1}')).body).toMatchObject({ detail: [{ type: 'string_type' }] });
  expect(await bodyOf(sandbox, route('get_by_key', 'key=a'))).toBe('quoted');
});

test('bytes that are no text end in an error of the server', async () => {
  using sandbox = createSandbox();
  const body = new Uint8Array([255, 254]);
  const { status } = await request(sandbox, route('set_by_key', 'key=a'), { body });
  expect(status).toBe(500);
});

test('the queue is ignored, and an unknown key has no value', async () => {
  using sandbox = createSandbox();
  await request(sandbox, route('set_by_key', 'key=a', 'one'), { json: 'x' });
  expect(await bodyOf(sandbox, route('get_by_key', 'key=a', 'other'))).toBe('x');
  expect(await bodyOf(sandbox, route('get_by_key', 'key=b'))).toBe(null);
  expect(await bodyOf(sandbox, route('get_by_key', 'key=A'))).toBe(null);
});

test('keys are found by prefix in any case, without wildcards, the last second first', async () => {
  let now = Date.parse('2026-11-25T10:00:00Z');
  using sandbox = createSandbox({ clock: () => new Date(now) });
  for (const key of ['mine:a', 'Mine:b', 'm%25n', 'm_n', 'm%5Cn']) {
    await request(sandbox, route('set_by_key', `key=${key}`), { json: 'x' });
    now += 10;
  }
  now += 1_000;
  await request(sandbox, route('set_by_key', 'key=Mine:b'), { json: 'y' });
  const keys = (prefix: string) => bodyOf(sandbox, route('get_keys_by_prefix', `prefix=${prefix}`));
  expect(await keys('')).toEqual(['Mine:b', 'mine:a', 'm%n', 'm_n', 'm\\n']);
  expect(await keys('MINE')).toEqual(['Mine:b', 'mine:a']);
  expect(await keys('m_')).toEqual(['m_n']);
  expect(await keys('m%25')).toEqual(['m%n']);
  expect(await keys('m%5C')).toEqual(['m\\n']);
  for (const key of ['_a_1', '_abc']) await request(sandbox, route('set_by_key', `key=${key}`), { json: 'x' });
  expect(await keys('_a_')).toEqual(['_a_1']);
});

test('a key is deleted alone, or all of them', async () => {
  using sandbox = createSandbox();
  for (const key of ['a', 'b', 'c']) await request(sandbox, route('set_by_key', `key=${key}`), { json: 'x' });
  expect(await bodyOf(sandbox, route('delete_by_key', 'key=a'))).toBe(null);
  expect(await bodyOf(sandbox, route('delete_by_key', 'key=a'))).toBe(null);
  expect(await bodyOf(sandbox, route('get_keys_by_prefix', 'prefix='))).toEqual(['b', 'c']);
  expect(await bodyOf(sandbox, route('delete', ''))).toBe(null);
  expect(await bodyOf(sandbox, route('get_keys_by_prefix', 'prefix='))).toEqual([]);
});

test('the state outlives its sandbox on disk', async () => {
  const root = mkdtempSync(join(tmpdir(), 'client-state-'));
  try {
    using first = createSandbox({ root });
    await request(first, route('set_by_key', 'key=a'), { json: 'x' });
    first.close();
    using second = createSandbox({ root });
    expect(await bodyOf(second, route('get_by_key', 'key=a'))).toBe('x');
  } finally {
    rmSync(root, { recursive: true });
  }
});
