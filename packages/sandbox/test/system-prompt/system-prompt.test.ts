import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';
import { createSandbox } from '../../src/sandbox.js';
import { bodyOf, request } from '../support/request.js';

const route = '/api/v1/system_prompts/';
const clock = () => new Date('2026-11-25T02:49:43.110Z');
interface Made {
  readonly id: string;
  readonly updated_at: string;
}

const named = (list: unknown) => (list as { name: string }[]).map(({ name }) => name);

test('a new prompt is public, with the keys of the server in its order', async () => {
  using sandbox = createSandbox({ clock, uuid: () => 'p1' });
  const { status, body } = await request(sandbox, `POST ${route}`, { json: { name: 'Fox', content: 'Write.' } });
  expect(status).toBe(200);
  expect(JSON.stringify(body)).toBe(
    '{"name":"Fox","content":"Write.","id":"p1","user_id":"system","is_public":true,' +
      '"created_at":"2026-11-25T02:49:43.110000","updated_at":"2026-11-25T02:49:43.110000"}',
  );
});

test('lists by name, whatever the case', async () => {
  using sandbox = createSandbox();
  for (const name of ['zebra', 'Ape', 'bear'])
    await request(sandbox, `POST ${route}`, { json: { name, content: 'x' } });
  const names = named(await bodyOf(sandbox, `GET ${route}`));
  expect(names).toEqual(['Ape', 'bear', 'Detailed scene', 'Keywords', 'Photograph', 'zebra']);
});

test('a change without a value leaves its date alone', async () => {
  let now = 0;
  const tick = () => {
    now += 1_000;
    return new Date(now);
  };
  using sandbox = createSandbox({ clock: tick });
  const made = (await bodyOf(sandbox, `POST ${route}`, { json: { name: 'a', content: 'b' } })) as Made;
  const change = (json: unknown) => bodyOf(sandbox, `PATCH ${route}i/${made.id}`, { json });
  expect(await change({})).toEqual(made);
  expect(await change({ name: null, content: null, is_public: null })).toEqual(made);
  expect(await change({ is_public: 'no' })).toMatchObject({ name: 'a', content: 'b', is_public: false });
  expect(await bodyOf(sandbox, `GET ${route}i/${made.id}`)).not.toMatchObject({
    updated_at: made.updated_at,
  });
});

test('a prompt of the first start that was deleted is not restored', async () => {
  const root = mkdtempSync(join(tmpdir(), 'x-sandbox-'));
  try {
    const first = createSandbox({ root });
    const [prompt] = (await bodyOf(first, `GET ${route}`)) as Made[];
    expect((await request(first, `DELETE ${route}i/${prompt?.id}`)).body).toBe(null);
    first.close();
    using second = createSandbox({ root });
    expect(named(await bodyOf(second, `GET ${route}`))).toEqual(['Keywords', 'Photograph']);
  } finally {
    rmSync(root, { recursive: true });
  }
});
