import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { expect, test } from 'vitest';

import { signToken } from '../../src/internal/identity/token.js';
import { record } from '../../src/internal/validation/record.js';
import { createSandbox } from '../../src/sandbox.js';
import { form, png, UPLOAD } from '../support/image-file.js';
import { request } from '../support/request.js';
import { createUsers } from '../support/users.js';

const DAY = 86_400_000;
const ADA = { email: 'ada@example.com', password: 'Correct-Horse-7' };

/** Returns users of a server whose time is set by the test. */
async function createClock() {
  let now = Date.parse('2026-11-29T12:00:00Z');
  const users = await createUsers({ clock: () => new Date(now) });
  const login = (json: object) => users.anonymous('POST /api/v1/auth/login', { json: { ...ADA, ...json } });
  const pass = (milliseconds: number) => {
    now += milliseconds;
  };
  return { ...users, loginAs: login, pass };
}

test.each([
  ['a day', false, 1],
  ['a week', true, 7],
])('a token lasts for %s, and the one that a change returns for as long again', async (_, remember_me, days) => {
  const { sandbox, as, loginAs, pass } = await createClock();
  using _sandbox = sandbox;
  const { body } = await loginAs({ remember_me });
  expect(record(body)['expires_in']).toBe(days * 86_400);
  const ada = as(String(record(body)['token']));
  pass(days * DAY - 1_000);
  const renewed = (await ada('PATCH /api/v1/auth/me', { json: {} })).headers.get('x-refreshed-token') ?? '';
  pass(1_000);
  expect(await ada('GET /api/v1/boards/?all=true')).toMatchObject({
    status: 401,
    body: { detail: 'Invalid or expired token' },
  });
  pass(days * DAY - 2_000);
  expect((await as(renewed)('GET /api/v1/auth/me')).status).toBe(200);
});

test('a token of another server, a changed one and a part of one are refused', async () => {
  const [here, there] = [await createClock(), await createClock()];
  using _here = here.sandbox;
  using _there = there.sandbox;
  const token = await here.login('ada');
  const [header = '', claims = '', signature = ''] = token.split('.');
  const [, ofBen] = (await here.login('ben')).split('.');
  for (const bad of [
    await there.login('ada'),
    `${header}.${ofBen}.${signature}`,
    `${header}.${claims}`,
    claims,
    '..',
  ]) {
    expect((await here.as(bad)('GET /api/v1/auth/me')).body).toEqual({
      detail: 'Invalid or expired authentication token',
    });
  }
});

test('the user "system" cannot be logged in, not even with a valid token', async () => {
  const root = mkdtempSync(join(tmpdir(), 'sandbox-'));
  try {
    createSandbox({ root, multiuser: true }).close();
    const database = new DatabaseSync(join(root, 'sandbox.db'), { readOnly: true });
    const secret = String(database.prepare('select secret from token_secret').get()?.['secret']);
    database.close();
    using sandbox = createSandbox({ root, multiuser: true });
    const claims = { email: 'system@system.invokeai', is_admin: true, remember_me: false, token_epoch: 0 };
    const token = signToken({ ...claims, user_id: 'system', exp: Date.now() }, secret);
    const headers = { authorization: `Bearer ${token}` };
    expect((await request(sandbox, 'GET /api/v1/boards/', { headers })).body).toEqual({
      detail: 'User not found or inactive',
    });
    const json = { email: 'system@system.invokeai', password: '' };
    expect((await request(sandbox, 'POST /api/v1/auth/login', { json })).status).toBe(401);
  } finally {
    rmSync(root, { recursive: true });
  }
});

test('a disabled user is refused, logs in again when enabled, and is unknown once deleted', async () => {
  const { sandbox, admin, ada, loginAs } = await createClock();
  using _ = sandbox;
  const { user_id } = record((await ada('GET /api/v1/auth/me')).body);
  const set = (is_active: boolean) => admin(`PATCH /api/v1/auth/users/${user_id}`, { json: { is_active } });
  await set(false);
  expect((await ada('GET /api/v1/auth/me')).body).toEqual({ detail: 'User account is inactive or does not exist' });
  expect(await loginAs({})).toMatchObject({ status: 403, body: { detail: 'User account is disabled' } });
  expect((await loginAs({ password: 'wrong' })).status).toBe(401);
  await set(true);
  expect((await loginAs({})).status).toBe(200);
  await admin(`DELETE /api/v1/auth/users/${user_id}`);
  expect(await loginAs({})).toMatchObject({ status: 401, body: { detail: 'Incorrect email or password' } });
});

test('the cookie is for files alone, and lasts as long as its token', async () => {
  const { sandbox, anonymous, ada, as, login, pass } = await createClock();
  using _ = sandbox;
  const name = record((await ada(UPLOAD, form(await png()))).body)['image_name'];
  const token = await login('ada');
  pass(60_000);
  const set = (await as(token)('POST /api/v1/auth/media-cookie')).headers.get('set-cookie');
  expect(set).toBe(`invokeai_media_token=${token}; HttpOnly; Max-Age=86340; Path=/api/v1; SameSite=lax`);
  const headers = { cookie: `other=1; invokeai_media_token=${token}` };
  const statuses = ['full', 'thumbnail', 'urls', 'metadata'].map(async (file) => {
    return (await anonymous(`GET /api/v1/images/i/${name}/${file}`, { headers })).status;
  });
  expect(await Promise.all(statuses)).toEqual([200, 200, 401, 401]);
  const secure = await sandbox.fetch('https://sandbox/api/v1/auth/login', {
    method: 'POST',
    body: JSON.stringify(ADA),
    headers: { 'content-type': 'application/json' },
  });
  expect(secure.headers.get('set-cookie')).toMatch(/; SameSite=lax; Secure$/);
});

test('a token in lower case is valid and renews nothing', async () => {
  const { sandbox, anonymous, login } = await createClock();
  using _ = sandbox;
  const headers = { authorization: `bearer ${await login('ada')}` };
  const response = await anonymous('PATCH /api/v1/auth/me', { headers, json: {} });
  expect([response.status, response.headers.get('x-refreshed-token')]).toEqual([200, null]);
});

test('the first administrator is created once, and only with several users', async () => {
  using single = createSandbox();
  using sandbox = createSandbox({ multiuser: true });
  const setUp = (server: typeof sandbox) => request(server, 'POST /api/v1/auth/setup', { json: ADA });
  const isNeeded = async (server: typeof sandbox) =>
    record((await request(server, 'GET /api/v1/auth/status')).body)['setup_required'];
  expect([await isNeeded(single), await isNeeded(sandbox)]).toEqual([false, true]);
  expect((await setUp(single)).status).toBe(403);
  expect((await setUp(sandbox)).status).toBe(200);
  expect(await isNeeded(sandbox)).toBe(false);
  expect(await setUp(sandbox)).toMatchObject({
    status: 400,
    body: { detail: 'Administrator account already configured' },
  });
});
