import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox.js';
import { bodyOf, request } from '../support/request.js';
import { createUsers } from '../support/users.js';

const route = '/api/v1/style_presets/';
const texts = { name: 'Fog', positive_prompt: '{prompt}', negative_prompt: '', type: 'user' };

interface Preset {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

function formOf(data: object, image?: Blob): { readonly body: FormData } {
  const body = new FormData();
  body.set('data', JSON.stringify(data));
  if (image) body.set('image', image);
  return { body };
}

function fileOf(text: string): { readonly body: FormData } {
  const body = new FormData();
  body.set('file', new File([text], 'presets', { type: 'text/csv' }));
  return { body };
}

const list = async (sandbox: Sandbox) => (await bodyOf(sandbox, `GET ${route}`)) as Preset[];
const ofUsers = async (sandbox: Sandbox) =>
  (await list(sandbox)).filter(({ type }) => type === 'user').map(({ name }) => name);

test('a new preset has the keys of the server, in its order', async () => {
  using sandbox = createSandbox({ uuid: () => 'p1' });
  const made = await request(sandbox, `POST ${route}`, formOf({ ...texts, extra: 1 }));
  expect(made.status).toBe(200);
  expect(JSON.stringify(made.body)).toBe(
    '{"name":"Fog","preset_data":{"positive_prompt":"{prompt}","negative_prompt":""},"type":"user",' +
      '"is_public":false,"id":"p1","user_id":"system","image":null}',
  );
});

test('the presets of the server get new ids each time it starts, those of users are kept', async () => {
  const root = mkdtempSync(join(tmpdir(), 'x-sandbox-'));
  try {
    const first = createSandbox({ root });
    await request(first, `POST ${route}`, formOf(texts));
    await request(first, `POST ${route}`, formOf({ ...texts, name: 'Mine', type: 'default' }));
    const before = await list(first);
    first.close();
    using second = createSandbox({ root });
    const after = await list(second);
    const names = ['Blueprint', 'Fog', 'Morning fog', 'Paper cut', 'Pencil sketch'];
    expect(after.map(({ name }) => name)).toEqual(names);
    const kept = after.filter(({ id }) => before.some((preset) => preset.id === id));
    expect(kept.map(({ name }) => name)).toEqual(['Fog']);
  } finally {
    rmSync(root, { recursive: true });
  }
});

test.each([
  ['a row', 'name,prompt,negative_prompt\na,b,c\n', ['a']],
  ['quotes, and lines in them', 'name,prompt\r\n"a ""b"",\nc",d\r\n', ['a "b",\nc']],
  ['quotes inside', 'name\na"x"b\n"b"c\n', ['a"x"b', 'bc']],
  ['empty lines', 'name\n\n\r\na\n\n', ['a']],
  ['blanks around', 'name,prompt\n  a  ,\n', ['a']],
  ['the last of two columns', 'name,name\na,b\n', ['b']],
  ['no end of the line', 'name\na', ['a']],
  ['nothing', '', []],
])('imports CSV with %s', async (_, text, names) => {
  using sandbox = createSandbox();
  expect((await request(sandbox, `POST ${route}import`, fileOf(text))).body).toBe(null);
  expect(await ofUsers(sandbox)).toEqual(names);
});

test.each([
  ['a column more', 'name,other\na,b\n', 400],
  ['no name', 'prompt\na\n', 400],
  ['a blank name', 'name,prompt\na,b\n  ,b\n', 400],
  ['a value too few', 'name,prompt\na\n', 400],
  ['a value too many', 'name\na,b\n', 400],
  ['both names of the prompt', 'name,prompt,positive_prompt\na,b,c\n', 400],
  ['a byte order mark', '\ufeffname\na\n', 400],
  ['a lone carriage return', 'name\ra\r', 500],
])('imports nothing of CSV with %s', async (_, text, status) => {
  using sandbox = createSandbox();
  expect((await request(sandbox, `POST ${route}import`, fileOf(text))).status).toBe(status);
  expect(await ofUsers(sandbox)).toEqual([]);
});

test('exports the presets of all users to administrators, as it imports them', async () => {
  const { sandbox, ada, admin } = await createUsers();
  using _ = sandbox;
  await ada(`POST ${route}`, formOf({ ...texts, name: 'a "b", c' }));
  expect(await ada(`GET ${route}export`)).toMatchObject({ status: 403, body: { detail: 'Admin privileges required' } });
  const exported = await admin(`GET ${route}export`);
  expect(exported.headers.get('content-disposition')).toBe('attachment; filename=prompt_templates.csv');
  const row = '"a ""b"", c",{prompt},\r\n';
  expect(exported.body).toBe(`name,prompt,negative_prompt\r\n${row}`);
  expect((await admin(`POST ${route}import`, fileOf(String(exported.body)))).status).toBe(200);
  expect((await admin(`GET ${route}export`)).body).toBe(`${exported.body}${row}`);
});

test('a preset of a user is private, and one of the server is for administrators to change', async () => {
  const { sandbox, ada, ben, admin } = await createUsers();
  using _ = sandbox;
  const { id } = (await ada(`POST ${route}`, formOf(texts))).body as Preset;
  expect(await ben(`GET ${route}i/${id}`)).toMatchObject({
    status: 403,
    body: { detail: 'Not authorized to access this style preset' },
  });
  expect(await ben(`DELETE ${route}i/${id}`)).toMatchObject({
    status: 403,
    body: { detail: 'Not authorized to modify this style preset' },
  });
  const seenBy = async (send: typeof ada) =>
    ((await send(`GET ${route}`)).body as Preset[]).some((preset) => preset.id === id);
  expect([await seenBy(ada), await seenBy(ben), await seenBy(admin)]).toEqual([true, false, true]);
  await ada(`PATCH ${route}i/${id}`, formOf({ ...texts, is_public: true }));
  expect(await seenBy(ben)).toBe(true);
  const [own] = ((await ben(`GET ${route}`)).body as Preset[]).filter(({ type }) => type === 'default');
  expect(await ben(`DELETE ${route}i/${own?.id}`)).toMatchObject({
    status: 403,
    body: { detail: 'Default style presets cannot be modified' },
  });
  expect(await ben(`POST ${route}`, formOf({ ...texts, type: 'default' }))).toMatchObject({
    status: 403,
    body: { detail: 'Only admins can create default presets' },
  });
  expect((await admin(`DELETE ${route}i/${own?.id}`)).status).toBe(200);
});

test('keeps the preset without an image when that cannot be decoded', async () => {
  using sandbox = createSandbox({ uuid: () => 'p1' });
  const bytes = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4', 'base64');
  const cutOff = new Blob([bytes], { type: 'image/png' });
  expect((await request(sandbox, `POST ${route}`, formOf(texts, cutOff))).status).toBe(500);
  expect(await bodyOf(sandbox, `GET ${route}i/p1`)).toMatchObject({ name: 'Fog', image: null });
});

test('imports ten thousand rows at once', async () => {
  using sandbox = createSandbox();
  const rows = Array.from({ length: 10_000 }, (_, index) => `name ${index},prompt,\n`);
  const file = fileOf(`name,prompt,negative_prompt\n${rows.join('')}`);
  expect((await request(sandbox, `POST ${route}import`, file)).status).toBe(200);
  expect(await ofUsers(sandbox)).toHaveLength(10_000);
});
