import assert from 'node:assert/strict';

import { AuthenticationError, HttpError, NotFoundError, PermissionError, ValidationError } from '@x/transport/errors';

import { record } from '../../record.js';
import { PASSWORD } from '../log-in.js';
import { userScenario } from '../user-scenario.js';
import type { Users } from '../users.js';

const hasStatus = (status: number) => (error: unknown) => error instanceof HttpError && error.status === status;

/** Operations of every access, and how each refuses a request without a valid token. */
const guarded = [
  'GET /api/v1/boards/?all=true',
  'GET /api/v1/app/invocation_cache/status',
  'GET /api/v1/images/i/a.png/full',
  'POST /api/v1/auth/media-cookie',
  'GET /api/v1/auth/me',
  'GET /api/v1/auth/generate-password',
  'POST /api/v1/auth/logout',
  'GET /api/v1/auth/users',
  'PUT /api/v1/queue/default/processor/pause',
] as const;

const emails = [
  ...['', 'bad', 'a@b', 'a@', '@b.com', 'a@@b.com', 'a b@c.com', 'a..b@c.com', '.a@c.com', 'a.@c.com', 'a@.com'],
  ...[
    'a@com.',
    'a@-c.com',
    'a@c-.com',
    'a@c.123',
    'a@test',
    'a@c_d.com',
    'Name <a@c.com>',
    '"a b"@c.com',
    'a@[1.2.3.4]',
  ],
];

/** Creates a user of a scenario, logs it in and returns its token. */
async function newUser({ create, login }: Users, name: string): Promise<string> {
  await create(name);
  return login(name);
}

export const scenarios = [
  userScenario('each operation refuses a request without a valid token in its own words', async (users) => {
    for (const route of guarded) {
      const [path = '', query = ''] = route.split('?');
      for (const authorization of ['', 'Bearer', 'Bearer nonsense', 'Basic YTpi', `bearer ${await users.login()}x`]) {
        const headers = authorization === '' ? {} : { authorization };
        assert.equal((await users.anonymous.raw(path, { query, headers })).status, 401, `${route} ${authorization}`);
      }
    }
  }),
  userScenario('the scheme of a token may be in lower case, and then renews nothing', async (users) => {
    const headers = { authorization: `bearer ${await users.login()}` };
    assert.equal((await users.anonymous.raw('GET /api/v1/auth/me', { headers })).status, 200);
    const { status, headers: received } = await users.anonymous.raw('PATCH /api/v1/auth/me', { headers, json: {} });
    assert.deepEqual([status, received.get('x-refreshed-token')], [200, null]);
  }),
  userScenario('invalid JSON is refused before a missing token, other values after it', async ({ anonymous, ada }) => {
    const headers = { 'content-type': 'application/json' };
    for (const route of ['PATCH /api/v1/auth/me', 'POST /api/v1/auth/users', 'POST /api/v1/images/star']) {
      assert.equal((await anonymous.raw(route, { body: '{', headers })).status, 422);
      assert.equal((await anonymous.raw(route, { json: [] })).status, 401);
      await ada.raw(route, { json: [] });
    }
  }),
  userScenario('a login returns a token and sets the cookie of files', async ({ anonymous, create }) => {
    await create('carl');
    const json = { email: 'carl@example.com', password: PASSWORD };
    for (const remember_me of [false, true]) {
      const { status, body } = await anonymous.raw('POST /api/v1/auth/login', { json: { ...json, remember_me } });
      assert.deepEqual([status, record(body)['expires_in']], [200, remember_me ? 604_800 : 86_400]);
    }
    await assert.rejects(anonymous.client.repositories.auth.login({ ...json, password: 'wrong' }), AuthenticationError);
    await assert.rejects(
      anonymous.client.repositories.auth.login({ ...json, email: 'nobody@example.com' }),
      AuthenticationError,
    );
    await assert.rejects(
      anonymous.client.repositories.auth.login({ ...json, email: 'CARL@example.com' }),
      AuthenticationError,
    );
    assert.equal(
      (await anonymous.raw('POST /api/v1/auth/login', { json: { ...json, email: 'carl@EXAMPLE.com' } })).status,
      200,
    );
  }),
  userScenario('invalid credentials are refused', async ({ anonymous }) => {
    for (const email of emails) {
      await assert.rejects(anonymous.client.repositories.auth.login({ email, password: 'x' }), ValidationError, email);
    }
    const bodies = [{}, [], null, 'x', { email: null, password: null }, { email: 1, password: 2, remember_me: 'x' }];
    for (const json of [...bodies, { email: 'a@b.com', password: 'x', remember_me: null, more: 1 }]) {
      assert.equal((await anonymous.raw('POST /api/v1/auth/login', { json })).status, 422);
    }
  }),
  userScenario('the first administrator is created once', async ({ anonymous }) => {
    const { auth } = anonymous.client.repositories;
    const input = { email: 'second@example.com', password: PASSWORD };
    await assert.rejects(auth.setup(input), hasStatus(400));
    await assert.rejects(auth.setup({ ...input, password: '' }), hasStatus(400));
    await assert.rejects(auth.setup({ ...input, email: 'bad' }), ValidationError);
    assert.equal((await auth.status()).setup_required, false);
  }),
  userScenario('a user reads and changes the own profile', async (users) => {
    const { client } = users.withToken(await newUser(users, 'dora'));
    const { users: profile } = client.repositories;
    assert.equal((await profile.me()).email, 'dora@example.com');
    assert.equal((await profile.updateMe({ display_name: 'Dora' })).display_name, 'Dora');
    await assert.rejects(profile.updateMe({ new_password: 'x' }), hasStatus(400));
    await assert.rejects(profile.updateMe({ new_password: 'x', current_password: 'wrong' }), hasStatus(400));
    await assert.rejects(profile.updateMe({ new_password: '', current_password: PASSWORD }), hasStatus(400));
    assert.equal((await profile.updateMe({ current_password: 'wrong' })).display_name, 'Dora');
  }),
  userScenario('a new password makes all earlier tokens invalid, and brings a new one', async (users) => {
    const token = await newUser(users, 'emil');
    const [first, other] = [users.withToken(token), users.withToken(token)];
    const json = { current_password: PASSWORD, new_password: 'Other-Horse-8' };
    const changed = await first.raw('PATCH /api/v1/auth/me', { json });
    const renewed = changed.headers.get('x-refreshed-token') ?? '';
    await assert.rejects(other.client.repositories.users.me(), AuthenticationError);
    await assert.rejects(other.client.repositories.boards.get('none'), AuthenticationError);
    assert.equal((await users.withToken(renewed).client.repositories.users.me()).token_epoch, 1);
    await assert.rejects(users.login('emil'));
    assert.match(await users.login('emil', 'Other-Horse-8'), /^ey/);
  }),
  userScenario('an administrator who sets the own password keeps the login', async ({ admin, login, withToken }) => {
    await admin.client.repositories.users.create({ email: 'fay@example.com', password: PASSWORD, is_admin: true });
    const fay = withToken(await login('fay'));
    const { user_id } = await fay.client.repositories.users.me();
    const json = { password: 'Other-Horse-8' };
    const { status, headers } = await fay.raw(`PATCH /api/v1/auth/users/${user_id}`, { json });
    assert.equal(status, 200);
    assert.match(headers.get('x-refreshed-token') ?? '', /^ey/);
  }),
  userScenario('a logout deletes the cookie, and the token stays valid', async ({ ada }) => {
    assert.equal((await ada.raw('POST /api/v1/auth/logout')).status, 200);
    assert.equal((await ada.raw('POST /api/v1/auth/media-cookie')).status, 200);
    assert.equal((await ada.raw('GET /api/v1/auth/me')).status, 200);
  }),
  userScenario('only administrators manage users', async ({ ada, ben, admin }) => {
    const { user_id } = await ben.client.repositories.users.me();
    const { users } = ada.client.repositories;
    await assert.rejects(Array.fromAsync(users.list()), PermissionError);
    await assert.rejects(users.get(user_id), PermissionError);
    await assert.rejects(users.create({ email: 'x@example.com', password: PASSWORD }), PermissionError);
    await assert.rejects(users.update(user_id, { is_admin: true }), PermissionError);
    await assert.rejects(users.delete(user_id), PermissionError);
    assert.equal((await admin.raw('POST /api/v1/auth/users', { json: {} })).status, 422);
    assert.equal((await ada.raw('POST /api/v1/auth/users', { json: {} })).status, 403);
  }),
  userScenario('an administrator creates, changes and deletes users', async ({ admin, login, withToken }) => {
    const { users } = admin.client.repositories;
    const input = { email: 'Gus@Example.COM', password: PASSWORD, display_name: 'Gus' };
    const { user_id, email } = await users.create(input);
    assert.equal(email, 'Gus@example.com');
    await assert.rejects(users.create({ ...input, email: 'Gus@example.com' }), hasStatus(400));
    await assert.rejects(users.create({ ...input, email: 'hal@example.com', password: '' }), hasStatus(400));
    await assert.rejects(users.create({ ...input, email: 'bad' }), ValidationError);
    const gus = withToken(await login('Gus'));
    assert.equal((await users.update(user_id, { is_admin: true })).is_admin, true);
    assert.ok((await Array.fromAsync(gus.client.repositories.users.list())).length > 1);
    assert.equal((await users.update(user_id, { is_active: false })).is_active, false);
    await assert.rejects(gus.client.repositories.users.me(), AuthenticationError);
    await assert.rejects(gus.client.repositories.boards.get('none'), AuthenticationError);
    const json = { email: 'Gus@example.com', password: PASSWORD };
    assert.equal((await admin.raw('POST /api/v1/auth/login', { json })).status, 403);
    await users.delete(user_id);
    await assert.rejects(users.get(user_id), NotFoundError);
    await assert.rejects(users.delete(user_id), NotFoundError);
    await assert.rejects(users.update(user_id, {}), NotFoundError);
  }),
  userScenario('the last administrator and the system user stay as they are', async ({ admin }) => {
    const { users } = admin.client.repositories;
    const { user_id } = await users.me();
    await assert.rejects(users.delete(user_id), hasStatus(400));
    await assert.rejects(users.update(user_id, { is_active: false }), hasStatus(400));
    await assert.rejects(users.update(user_id, { is_admin: false }), hasStatus(400));
    await assert.rejects(users.update(user_id, { password: '' }), hasStatus(400));
    assert.equal((await users.get('system')).is_admin, false);
    await assert.rejects(users.delete('system'), hasStatus(400));
    for (const changes of [{ is_active: false }, { is_admin: true }, { password: 'x' }]) {
      await assert.rejects(users.update('system', changes), hasStatus(400));
    }
    assert.equal((await users.update('system', { is_active: true })).is_active, true);
  }),
  userScenario('boards and images of a deleted user stay, for administrators', async (users) => {
    const owner = users.withToken(await newUser(users, 'ida'));
    const { user_id } = await owner.client.repositories.users.me();
    const { board_id } = await owner.board('shared');
    const { image_name } = await owner.image({ board_id });
    await users.admin.client.repositories.users.delete(user_id);
    await assert.rejects(owner.client.repositories.boards.get(board_id), AuthenticationError);
    const { boards, images } = users.admin.client.repositories;
    assert.deepEqual(await boards.imageNames(board_id), [image_name]);
    const listed = await Array.fromAsync(boards.list());
    assert.equal(listed.find((board) => board.board_id === board_id)?.owner_username, null);
    assert.equal((await images.get(image_name)).board_id, board_id);
  }),
];
