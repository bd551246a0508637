import { createMemoryTokens } from '@x/services/token-storage';
import { AuthenticationError, PermissionError } from '@x/transport/errors';
import { expect, test } from 'vitest';

import { ADA, createAuthFixture, PASSWORD } from '../support/auth-fixture.js';

const results = (count: number, call: () => Promise<unknown>): Promise<unknown[]> =>
  Promise.all(Array.from({ length: count }, () => call().catch((error: unknown) => error)));

test('a wrong password is tried once, however many requests there are', async () => {
  const { sandbox, auth, open, logins } = await createAuthFixture();
  using _ = sandbox;
  const { boards } = open(auth({ credentials: { ...ADA, password: 'wrong' } }));
  const errors = await results(20, () => boards.create({ board_name: 'a' }));
  for (const error of errors) expect(error).toBeInstanceOf(AuthenticationError);
  expect(String(errors[0])).toContain('POST /api/v1/auth/login: 401 Incorrect email or password');
  await results(20, () => boards.create({ board_name: 'a' }));
  expect(logins()).toBe(1);
});

test('a user who is disabled meanwhile is refused as the login says', async () => {
  const { sandbox, auth, open, logins, pass } = await createAuthFixture();
  using _ = sandbox;
  const { users } = open(auth());
  const { user_id } = await users.me();
  const admin = open(auth({ credentials: { ...ADA, email: 'admin@example.com' } }));
  await admin.users.update(user_id, { is_active: false });
  pass(60_000);
  const before = logins();
  const errors = await results(10, () => users.me());
  for (const error of errors) expect(error).toBeInstanceOf(PermissionError);
  expect(String(errors[0])).toContain('403 User account is disabled');
  await expect(users.me()).rejects.toThrow('403 User account is disabled');
  expect(logins()).toBe(before + 1);
});

test('a token of another server is replaced by a login', async () => {
  const [here, there] = [await createAuthFixture(), await createAuthFixture()];
  using _here = here.sandbox;
  using _there = there.sandbox;
  const tokens = createMemoryTokens();
  await there.auth({ tokens }).login(ADA);
  const foreign = await tokens.load();
  expect((await here.open(here.auth({ tokens })).users.me()).email).toBe(ADA.email);
  expect(here.requests).toEqual(['GET /api/v1/auth/me 401', 'POST /api/v1/auth/login 200', 'GET /api/v1/auth/me 200']);
  expect(await tokens.load()).not.toBe(foreign);
});

test('a 401 that never ends is an error, after two logins more', async () => {
  const { sandbox, auth, open, logins, pass } = await createAuthFixture();
  using _ = sandbox;
  const { users } = open(auth());
  await users.me();
  pass(60_000);
  // As a proxy that has forgotten the key of the server: it refuses every token, also those of a login.
  sandbox.fault({ kind: 'status', status: 401, body: { detail: 'no' }, match: 'GET /api/v1/auth/me' });
  for (let call = 0; call < 20; call += 1) {
    await expect(users.me()).rejects.toMatchObject({ name: 'AuthenticationError', detail: 'no' });
  }
  expect(logins()).toBe(3);
});

test('without credentials a refusal is an AuthenticationError', async () => {
  const { sandbox, auth, open, logins } = await createAuthFixture();
  using _ = sandbox;
  const { users } = open(auth({ credentials: undefined }));
  await expect(users.me()).rejects.toBeInstanceOf(AuthenticationError);
  expect(logins()).toBe(0);
});

test('a person who is asked for credentials and gives none is asked again for the next request', async () => {
  const { sandbox, auth, open } = await createAuthFixture();
  using _ = sandbox;
  const given = [undefined, ADA];
  const { users } = open(auth({ credentials: async () => given.shift() }));
  await expect(users.me()).rejects.toBeInstanceOf(AuthenticationError);
  expect((await users.me()).email).toBe(ADA.email);
});

test('a login that fails for want of a connection is tried again by the next request', async () => {
  const { sandbox, auth, open, logins } = await createAuthFixture();
  using _ = sandbox;
  const { users } = open(auth());
  const remove = sandbox.fault({ kind: 'reset', match: 'POST /api/v1/auth/login' });
  await expect(users.me()).rejects.toMatchObject({ name: 'ConnectionError' });
  remove();
  expect((await users.me()).email).toBe(ADA.email);
  expect(logins()).toBe(1);
});

test.each([
  ['the last administrator', 'admin'],
  ['oneself, as the last administrator', 'admin'],
])('%s cannot be deleted or disabled', async (_, name) => {
  const { sandbox, auth, open } = await createAuthFixture();
  using _sandbox = sandbox;
  const { users } = open(auth({ credentials: { email: `${name}@example.com`, password: PASSWORD } }));
  const { user_id } = await users.me();
  const refused = { status: 400, detail: 'Cannot remove the last administrator' };
  await expect(users.delete(user_id)).rejects.toMatchObject(refused);
  await expect(users.update(user_id, { is_active: false })).rejects.toMatchObject(refused);
  await expect(users.update(user_id, { is_admin: false })).rejects.toMatchObject(refused);
});

test('an administrator who deletes oneself beside another is logged out', async () => {
  const { sandbox, auth, open } = await createAuthFixture();
  using _ = sandbox;
  const { users } = open(auth({ credentials: { email: 'admin@example.com', password: PASSWORD } }));
  await users.create({ email: 'second@example.com', password: PASSWORD, is_admin: true });
  await users.delete((await users.me()).user_id);
  await expect(users.me()).rejects.toBeInstanceOf(AuthenticationError);
});

test.each([
  ['a bad email', { email: 'nobody', password: PASSWORD }, { name: 'ValidationError', status: 422 }],
  [
    'an empty password',
    { email: 'new@example.com', password: '' },
    { status: 400, detail: 'Password cannot be empty' },
  ],
  [
    'the email of another user',
    { email: 'ada@example.com', password: PASSWORD },
    { status: 400, detail: 'User with email ada@example.com already exists' },
  ],
])('a user with %s is not created', async (_, input, refusal) => {
  const { sandbox, auth, open } = await createAuthFixture();
  using _sandbox = sandbox;
  const { users } = open(auth({ credentials: { email: 'admin@example.com', password: PASSWORD } }));
  await expect(users.create(input)).rejects.toMatchObject(refusal);
});
