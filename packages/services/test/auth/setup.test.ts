import { AuthRepository } from '@x/repositories/auth';
import { UserRepository } from '@x/repositories/user';
import { createSandbox } from '@x/sandbox/sandbox';
import { AuthService } from '@x/services/auth';
import { NotLoggedInError } from '@x/services/errors';
import { createMemoryTokens, type TokenStorage } from '@x/services/token-storage';
import { InvokeError, mayHaveHappened } from '@x/transport/errors';
import { createHttpTransport } from '@x/transport/http-transport';
import { expect, test } from 'vitest';

import { PASSWORD } from '../support/auth-fixture.js';

const ADMINISTRATOR = { email: 'first@example.com', password: PASSWORD };

/** Returns a login for a server without an administrator, whose responses to logins are what `logIn` returns. */
function setUp(logIn: (response: () => Promise<Response>) => Promise<Response>, tokens?: TokenStorage) {
  const sandbox = createSandbox({ multiuser: true });
  const requests: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    requests.push(new URL(request.url).pathname);
    const respond = () => sandbox.fetch(request);
    return request.url.endsWith('/login') ? logIn(respond) : respond();
  };
  const auth = new AuthService(
    (token) => {
      const transport = createHttpTransport({ baseUrl: 'http://sandbox.invalid', fetch, token, retries: 0 });
      return { auth: new AuthRepository(transport), users: new UserRepository(transport) };
    },
    { tokens },
  );
  return { sandbox, auth, requests };
}

/** Returns the error of `fetch` for a connection that was refused. */
const refuse = async (): Promise<never> => {
  throw new TypeError('fetch failed', { cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }) });
};

const failures: [string, (response: () => Promise<Response>) => Promise<Response>][] = [
  ['cannot be sent', refuse],
  ['is refused', async () => Response.json({ detail: 'Incorrect email or password' }, { status: 401 })],
  [
    'has a lost response',
    async (respond) => {
      await respond();
      throw new TypeError('fetch failed');
    },
  ],
  ['has the response of another operation', async () => Response.json({})],
];

test.each(failures)('a set-up whose login %s says that the administrator exists', async (_, logIn) => {
  const { sandbox, auth, requests } = setUp(logIn);
  using _sandbox = sandbox;
  const error = await auth.setup(ADMINISTRATOR).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(NotLoggedInError);
  expect(error).toMatchObject({ email: ADMINISTRATOR.email, cause: expect.any(InvokeError) });
  expect(String(error)).toMatch(
    /^NotLoggedInError: administrator "first@example.com" was created, but not logged in: POST .*login/,
  );
  expect(String(error)).not.toContain(PASSWORD);
  expect(mayHaveHappened(error)).toBe(true);
  expect(requests).toEqual(['/api/v1/auth/setup', '/api/v1/auth/login']);
  expect(await auth.mode()).toBe('multi-user');
});

test('a set-up whose token cannot be kept says that the administrator exists', async () => {
  const full = new Error('the disk is full');
  const tokens = {
    ...createMemoryTokens(),
    save: () => {
      throw full;
    },
  };
  const { sandbox, auth } = setUp((respond) => respond(), tokens);
  using _ = sandbox;
  await expect(auth.setup(ADMINISTRATOR)).rejects.toMatchObject({ name: 'NotLoggedInError', cause: full });
});

test('an abort during the login of a set-up rejects with the reason of the signal', async () => {
  const controller = new AbortController();
  const reason = new Error('no longer wanted');
  const { sandbox, auth } = setUp(async (respond) => {
    controller.abort(reason);
    return respond();
  });
  using _ = sandbox;
  await expect(auth.setup(ADMINISTRATOR, { signal: controller.signal })).rejects.toBe(reason);
});

test('a set-up that is refused has the error of its own request', async () => {
  const { sandbox, auth } = setUp((respond) => respond());
  using _ = sandbox;
  await auth.setup(ADMINISTRATOR);
  await expect(auth.setup(ADMINISTRATOR)).rejects.toMatchObject({ name: 'HttpError', status: 400 });
});
