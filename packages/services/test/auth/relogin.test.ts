import { AuthRepository } from '@x/repositories/auth';
import { UserRepository } from '@x/repositories/user';
import { AuthService } from '@x/services/auth';
import { createMemoryTokens } from '@x/services/token-storage';
import { createHttpTransport } from '@x/transport/http-transport';
import { expect, test, vi } from 'vitest';

import { ADA, createAuthFixture, DAY, PASSWORD } from '../support/auth-fixture.js';

const NEXT = 'Other-Horse-8';

test('requests that are refused while the password changes wait for its token', async () => {
  const { sandbox, fetch, open, logins, requests } = await createAuthFixture();
  using _ = sandbox;
  // The server has changed the password, and its response takes a while.
  const slow: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const response = await fetch(request);
    if (request.method === 'PATCH') await new Promise((resolve) => setTimeout(resolve, 200));
    return response;
  };
  const service = new AuthService(
    (token) => {
      const transport = createHttpTransport({ baseUrl: 'http://sandbox.invalid', fetch: slow, token });
      return { auth: new AuthRepository(transport), users: new UserRepository(transport) };
    },
    { credentials: ADA },
  );
  const { users } = open(service);
  await users.me();
  const changed = service.changePassword({ current: PASSWORD, next: NEXT });
  await expect.poll(() => requests, { interval: 2 }).toContain('PATCH /api/v1/auth/me 200');
  for (let call = 0; call < 10; call += 1) expect((await users.me()).email).toBe(ADA.email);
  expect((await changed).token_epoch).toBe(1);
  expect(logins()).toBe(1);
});

test('a token that another program has kept since is used before a login', async () => {
  const { sandbox, auth, open, logins, pass } = await createAuthFixture();
  using _ = sandbox;
  const tokens = createMemoryTokens();
  const [first, second] = [open(auth({ tokens })), open(auth({ tokens }))];
  await first.users.me();
  await second.users.me();
  pass(DAY + 1_000);
  await first.users.me();
  await second.users.me();
  expect(logins()).toBe(2);
});

test('a token that cannot be kept is sent all the same', async () => {
  const { sandbox, auth, open, logins } = await createAuthFixture();
  using _ = sandbox;
  const save = () => Promise.reject(new Error('no space left'));
  const { users, boards } = open(auth({ tokens: { load: () => undefined, save, clear: () => {} } }));
  expect((await users.me()).email).toBe(ADA.email);
  await boards.create({ board_name: 'a' });
  expect((await users.me()).email).toBe(ADA.email);
  expect(logins()).toBe(1);
});

test('a storage that fails once is read again by the next request', async () => {
  const { sandbox, auth, open } = await createAuthFixture();
  using _ = sandbox;
  const load = vi.fn().mockRejectedValueOnce(new Error('locked')).mockResolvedValue(undefined);
  const { users } = open(auth({ tokens: { load, save: () => {}, clear: () => {} } }));
  await expect(users.me()).rejects.toThrow('locked');
  expect((await users.me()).email).toBe(ADA.email);
});

test('credentials that were refused are used again after a login', async () => {
  const { sandbox, auth, open, logins, pass } = await createAuthFixture();
  using _ = sandbox;
  let password = 'Wrong-Horse-9';
  const service = auth({ credentials: () => ({ ...ADA, password }) });
  const { users } = open(service);
  await expect(users.me()).rejects.toThrow('401 Incorrect email or password');
  await service.login(ADA);
  password = PASSWORD;
  pass(DAY + 1_000);
  expect((await users.me()).email).toBe(ADA.email);
  expect(logins()).toBe(3);
});

test('credentials are used again after a logout and a login', async () => {
  const { sandbox, auth, open, pass } = await createAuthFixture();
  using _ = sandbox;
  const service = auth();
  const { users } = open(service);
  await users.me();
  await service.logout();
  await service.login(ADA);
  pass(DAY + 1_000);
  expect((await users.me()).email).toBe(ADA.email);
});

test('a logout that the server does not carry out is an error, and forgets the token', async () => {
  const { sandbox, auth, open } = await createAuthFixture();
  using _ = sandbox;
  const tokens = createMemoryTokens();
  const service = auth({ tokens });
  await open(service).users.me();
  const remove = sandbox.fault({ kind: 'status', status: 500, match: 'POST /api/v1/auth/logout' });
  await expect(service.logout()).rejects.toMatchObject({ name: 'ServerError', status: 500 });
  remove();
  expect(tokens.load()).toBeUndefined();
  await expect(service.logout()).resolves.toBeUndefined();
});

test('a listener of another user is called after a login and a logout, until it is removed', async () => {
  const { sandbox, auth } = await createAuthFixture();
  using _ = sandbox;
  const service = auth();
  const listener = vi.fn();
  const stop = service.token.onUserChange?.(listener);
  await service.login(ADA);
  await service.logout();
  expect(listener).toHaveBeenCalledTimes(2);
  stop?.();
  await service.login(ADA);
  expect(listener).toHaveBeenCalledTimes(2);
});

test('a cookie that could not be set is set with the next renewal', async () => {
  const { sandbox, auth, open, requests, pass } = await createAuthFixture();
  using _ = sandbox;
  const { boards } = open(auth({ mediaCookie: true }));
  const statuses = () => requests.filter((request) => request.includes('media-cookie')).map((line) => line.slice(-3));
  const remove = sandbox.fault({ kind: 'status', status: 500, match: 'POST /api/v1/auth/media-cookie' });
  await boards.create({ board_name: 'a' });
  pass(1_000);
  await boards.create({ board_name: 'b' });
  await expect.poll(statuses).toEqual(['500']);
  remove();
  pass(1_000);
  await boards.create({ board_name: 'c' });
  await expect.poll(statuses).toEqual(['500', '200']);
});

test('the password of another user of the same source stays as it is', async () => {
  const { sandbox, auth, open, pass } = await createAuthFixture();
  using _ = sandbox;
  const BEN = { email: 'ben@example.com', password: PASSWORD };
  const given = [{ ...ADA, email: 'ada@EXAMPLE.com' }, BEN, { ...ADA, email: 'ada@EXAMPLE.com' }];
  const service = auth({ credentials: () => given.shift() });
  const { users } = open(service);
  await users.me();
  await service.changePassword({ current: PASSWORD, next: NEXT });
  pass(DAY + 1_000);
  expect((await users.me()).email).toBe('ben@example.com');
  pass(DAY + 1_000);
  expect((await users.me()).email).toBe('ada@example.com');
});
