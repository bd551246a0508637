import { AuthRepository } from '@x/repositories/auth';
import { UserRepository } from '@x/repositories/user';
import { createSandbox } from '@x/sandbox/sandbox';
import { AuthService } from '@x/services/auth';
import { createMemoryTokens } from '@x/services/token-storage';
import { createHttpTransport } from '@x/transport/http-transport';
import { expect, test } from 'vitest';

import { ADA, createAuthFixture, DAY, PASSWORD } from '../support/auth-fixture.js';

/** How many requests a long walk sends. */
const WALK = process.env['X_EXHAUSTIVE'] === 'true' ? 5_000 : 200;

const many = <T>(count: number, call: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => call(index)));

/** Returns a service for a server of its own. */
const authOf = (fetch: typeof globalThis.fetch, credentials = ADA) =>
  new AuthService(
    (token) => {
      const transport = createHttpTransport({ baseUrl: 'http://sandbox.invalid', fetch, token, retries: 0 });
      return { auth: new AuthRepository(transport), users: new UserRepository(transport) };
    },
    { credentials },
  );

test.each([
  ['single-user', false],
  ['not-set-up', true],
] as const)('a new server is in the mode %s', async (mode, multiuser) => {
  using sandbox = createSandbox({ multiuser });
  expect(await authOf(sandbox.fetch).mode()).toBe(mode);
});

test('a server with an administrator is in multi-user mode, one before 6.12 in single-user mode', async () => {
  const { sandbox, auth } = await createAuthFixture();
  using _ = sandbox;
  expect(await auth().mode()).toBe('multi-user');
  const old: typeof globalThis.fetch = async (input) =>
    new Request(input).url.endsWith('/version')
      ? Response.json({ version: '6.8.1' })
      : Response.json({ detail: 'Not Found' }, { status: 404 });
  expect(await authOf(old).mode()).toBe('single-user');
});

test('sets a server up and logs the first administrator in', async () => {
  using sandbox = createSandbox({ multiuser: true });
  const auth = authOf(sandbox.fetch);
  const input = { email: 'first@example.com', password: PASSWORD, display_name: 'First' };
  expect(await auth.setup(input)).toMatchObject({ email: 'first@example.com', is_admin: true });
  expect((await auth.user()).display_name).toBe('First');
});

test('logs in when the first request is refused, and not again for the next ones', async () => {
  const { sandbox, auth, open, requests } = await createAuthFixture();
  using _ = sandbox;
  const { boards } = open(auth());
  await boards.create({ board_name: 'a' });
  await boards.create({ board_name: 'b' });
  expect(requests).toEqual([
    'POST /api/v1/boards/ 401',
    'POST /api/v1/auth/login 200',
    'POST /api/v1/boards/ 201',
    'POST /api/v1/boards/ 201',
  ]);
});

test('never logs in to a server with a single user', async () => {
  using sandbox = createSandbox();
  const paths: string[] = [];
  const auth = authOf(sandbox.fetch);
  const fetch: typeof globalThis.fetch = (input, init) => {
    paths.push(new URL(new Request(input).url).pathname);
    return sandbox.fetch(input, init);
  };
  const transport = createHttpTransport({ baseUrl: 'http://sandbox.invalid', fetch, token: auth.token });
  await transport.send('GET /api/v1/boards/', { query: { all: true } });
  expect(paths).toEqual(['/api/v1/boards/']);
});

test('fifty requests with an expired token lead to one login', async () => {
  const { sandbox, auth, open, logins, pass } = await createAuthFixture();
  using _ = sandbox;
  const repositories = open(auth());
  await repositories.boards.create({ board_name: 'first' });
  expect(logins()).toBe(1);
  pass(DAY + 1_000);
  const created = await many(50, (index) => repositories.boards.create({ board_name: `board ${index}` }));
  expect(new Set(created.map(({ board_id }) => board_id)).size).toBe(50);
  expect(logins()).toBe(2);
});

test(`a walk of ${WALK} requests survives the end of its token, with one more login`, async () => {
  const { sandbox, auth, open, logins, pass } = await createAuthFixture();
  using _ = sandbox;
  const { boards } = open(auth());
  const { board_id } = await boards.create({ board_name: 'first' });
  for (let call = 0; call < WALK; call += 1) {
    if (call === WALK / 2) pass(DAY + 1_000);
    expect((await boards.get(board_id)).board_id).toBe(board_id);
  }
  expect(logins()).toBe(2);
});

test('a user who only changes things stays logged in, because each change renews the token', async () => {
  const { sandbox, auth, open, logins, pass } = await createAuthFixture();
  using _ = sandbox;
  const { boards } = open(auth());
  for (let day = 0; day < 10; day += 1) {
    await boards.create({ board_name: `day ${day}` });
    pass(DAY - 60_000);
  }
  expect(logins()).toBe(1);
});

test('changing the password under fifty requests fails none of them, and logs nobody in', async () => {
  const { sandbox, auth, open, logins } = await createAuthFixture();
  using _ = sandbox;
  const service = auth();
  const { boards } = open(service);
  const { board_id } = await boards.create({ board_name: 'first' });
  const reads = many(50, () => boards.get(board_id));
  const changed = service.changePassword({ current: PASSWORD, next: 'Other-Horse-8' });
  expect(new Set((await reads).map((board) => board.board_id))).toEqual(new Set([board_id]));
  expect((await changed).token_epoch).toBe(1);
  expect(logins()).toBe(1);
  await many(50, () => boards.get(board_id));
  expect(logins()).toBe(1);
});

test('after a change of the password, logs in with the new one', async () => {
  const { sandbox, auth, open, logins, pass } = await createAuthFixture();
  using _ = sandbox;
  const service = auth();
  const { boards } = open(service);
  await boards.create({ board_name: 'first' });
  await service.changePassword({ current: PASSWORD, next: 'Other-Horse-8' });
  pass(DAY + 1_000);
  await many(50, (index) => boards.create({ board_name: `board ${index}` }));
  expect(logins()).toBe(2);
});

test('after another program has changed the password, fifty requests ask once for the new one', async () => {
  const { sandbox, auth, open, logins } = await createAuthFixture();
  using _ = sandbox;
  let asked = 0;
  let password = PASSWORD;
  const credentials = () => {
    asked += 1;
    return { ...ADA, password };
  };
  const { boards } = open(auth({ credentials }));
  await boards.create({ board_name: 'first' });
  const other = auth();
  await other.login(ADA);
  await other.changePassword({ current: PASSWORD, next: 'Other-Horse-8' });
  password = 'Other-Horse-8';
  const before = logins();
  await many(50, (index) => boards.create({ board_name: `board ${index}` }));
  expect([asked, logins() - before]).toEqual([2, 1]);
});

test('uses the token that another program has kept meanwhile, without a login', async () => {
  const { sandbox, auth, open, logins } = await createAuthFixture();
  using _ = sandbox;
  const tokens = createMemoryTokens();
  const [first, second] = [auth({ tokens }), auth({ tokens })];
  await open(first).boards.create({ board_name: 'a' });
  await open(second).boards.create({ board_name: 'b' });
  expect(logins()).toBe(1);
});

test('two users and two servers do not mix', async () => {
  const [one, other] = [await createAuthFixture(), await createAuthFixture()];
  using _one = one.sandbox;
  using _other = other.sandbox;
  const BEN = { ...ADA, email: 'ben@example.com' };
  const users = [one.auth(), one.auth({ credentials: BEN }), other.auth(), other.auth({ credentials: BEN })];
  const clients = users.map((user, index) => (index < 2 ? one : other).open(user));
  const emails = await Promise.all(
    Array.from({ length: 40 }, async (_, index) => (await clients[index % 4]?.users.me())?.email),
  );
  expect(emails.slice(0, 4)).toEqual(['ada@example.com', 'ben@example.com', 'ada@example.com', 'ben@example.com']);
  expect(emails.every((email, index) => email === emails[index % 4])).toBe(true);
  expect([one.logins(), other.logins()]).toEqual([2, 2]);
});

test('a login that a caller no longer waits for goes on for the others', async () => {
  const { sandbox, auth, open, logins } = await createAuthFixture();
  using _ = sandbox;
  const { boards } = open(auth());
  const controller = new AbortController();
  const aborted = boards.create({ board_name: 'a' }, { signal: controller.signal });
  const other = boards.create({ board_name: 'b' });
  controller.abort(new Error('enough'));
  await expect(aborted).rejects.toThrow('enough');
  expect((await other).board_name).toBe('b');
  expect(logins()).toBe(1);
});

test('a logout forgets the token, and nobody logs in again but by a call', async () => {
  const { sandbox, auth, open, logins } = await createAuthFixture();
  using _ = sandbox;
  const tokens = createMemoryTokens();
  const service = auth({ tokens });
  const { users } = open(service);
  await users.me();
  await service.logout();
  expect(tokens.load()).toBeUndefined();
  await expect(users.me()).rejects.toMatchObject({ name: 'AuthenticationError' });
  expect(logins()).toBe(1);
  expect((await service.login(ADA)).email).toBe(ADA.email);
  expect((await users.me()).email).toBe(ADA.email);
});

test('sets the cookie of a web page anew when the token is renewed, at most every ten minutes', async () => {
  const { sandbox, auth, open, requests, pass } = await createAuthFixture();
  using _ = sandbox;
  const { boards } = open(auth({ mediaCookie: true }));
  const cookies = () => requests.filter((request) => request === 'POST /api/v1/auth/media-cookie 200').length;
  for (let call = 0; call < 5; call += 1) {
    await boards.create({ board_name: 'a' });
    pass(1_000);
  }
  await expect.poll(cookies).toBe(1);
  pass(600_000);
  await boards.create({ board_name: 'b' });
  await expect.poll(cookies).toBe(2);
});
