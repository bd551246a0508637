import assert from 'node:assert/strict';

import { createAuth } from '@x/resources/auth';
import { createSandbox } from '@x/sandbox/sandbox';
import { createMemoryTokens } from '@x/services/token-storage';
import { AuthenticationError, PermissionError } from '@x/transport/errors';

import { emailOf, PASSWORD } from '../log-in.js';
import { userScenario } from '../user-scenario.js';

const results = (count: number, call: () => Promise<unknown>): Promise<unknown[]> =>
  Promise.all(Array.from({ length: count }, () => call().catch((error: unknown) => error)));

const credentialsOf = (name: string) => ({ email: emailOf(name), password: PASSWORD });

/** Returns a token of another server for a user of the same name. */
async function foreignToken(): Promise<string> {
  using sandbox = createSandbox({ multiuser: true });
  const tokens = createMemoryTokens();
  const auth = createAuth({ baseUrl: 'http://elsewhere.invalid', fetch: sandbox.fetch, tokens });
  await auth.setup(credentialsOf('ada'));
  return String(await tokens.load());
}

export const scenarios = [
  userScenario('a wrong password is sent once, for fifty requests', async ({ program }) => {
    const { client, logins } = program({ credentials: { email: emailOf('ada'), password: 'Wrong-Horse-9' } });
    for (const error of await results(50, () => client.repositories.users.me())) {
      assert.ok(error instanceof AuthenticationError);
      assert.equal(error.message, 'POST /api/v1/auth/login: 401 Incorrect email or password');
    }
    await assert.rejects(client.repositories.users.me(), AuthenticationError);
    assert.equal(logins(), 1);
  }),
  userScenario('a user who is disabled in mid-session is refused as the login says', async (users) => {
    const user_id = await users.create('mia');
    const { auth, client, logins } = users.program({ credentials: credentialsOf('mia') });
    await client.repositories.users.me();
    await users.admin.client.repositories.users.update(user_id, { is_active: false });
    for (const error of await results(50, () => client.repositories.boards.create({ board_name: 'a' }))) {
      assert.ok(error instanceof PermissionError);
      assert.equal(error.message, 'POST /api/v1/auth/login: 403 User account is disabled');
    }
    assert.equal(logins(), 2);
    await users.admin.client.repositories.users.update(user_id, { is_active: true });
    assert.equal((await auth.login(credentialsOf('mia'))).email, emailOf('mia'));
    assert.equal((await client.repositories.users.me()).email, emailOf('mia'));
  }),
  userScenario('a user who is deleted in mid-session is refused as one with a wrong password', async (users) => {
    const user_id = await users.create('nia');
    const { client, logins } = users.program({ credentials: credentialsOf('nia') });
    await client.repositories.users.me();
    await users.admin.client.repositories.users.delete(user_id);
    for (const error of await results(20, () => client.repositories.users.me())) {
      assert.ok(error instanceof AuthenticationError);
      assert.equal(error.message, 'POST /api/v1/auth/login: 401 Incorrect email or password');
    }
    assert.equal(logins(), 2);
  }),
  userScenario('a token of another server is replaced by a login', async ({ program }) => {
    const foreign = await foreignToken();
    const tokens = createMemoryTokens(foreign);
    const { client, calls } = program({ tokens });
    assert.equal((await client.repositories.users.me()).email, emailOf('ada'));
    assert.deepEqual(calls(), ['GET /api/v1/auth/me 401', 'POST /api/v1/auth/login 200', 'GET /api/v1/auth/me 200']);
    assert.notEqual(await tokens.load(), foreign);
  }),
  userScenario('a 401 that never ends is an error after two more logins', async ({ program }) => {
    const wrap =
      (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
      async (input, init) => {
        const request = new Request(input, init);
        const response = await fetch(request);
        return request.url.endsWith('/auth/me') ? Response.json({ detail: 'never' }, { status: 401 }) : response;
      };
    const { client, logins } = program({ wrap });
    for (let call = 0; call < 20; call += 1) {
      await assert.rejects(client.repositories.users.me(), { name: 'AuthenticationError', detail: 'never' });
    }
    assert.equal(logins(), 2);
  }),
  userScenario('without credentials a refusal is an error, and nobody logs in', async ({ expiring, program }) => {
    const tokens = createMemoryTokens(await expiring(-1_000));
    const { client, calls } = program({ credentials: undefined, tokens });
    await assert.rejects(client.repositories.users.me(), {
      name: 'AuthenticationError',
      detail: 'Invalid or expired authentication token',
    });
    assert.deepEqual(calls(), ['GET /api/v1/auth/me 401']);
  }),
];
