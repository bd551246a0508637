import { FakeTransport } from '@x/transport/test';
import { expect, test } from 'vitest';

import { AuthRepository } from '../../src/auth.js';
import { type Operation, runOperation } from '../support/operation.js';

const since = '6.12.0';
const user = {
  user_id: 'u',
  email: 'ada@example.com',
  display_name: null,
  is_admin: true,
  is_active: true,
  created_at: '2026-11-29T15:29:59.850000',
  updated_at: '2026-11-29T15:29:59.850000',
  last_login_at: null,
  token_epoch: 0,
};
const credentials = { email: 'ada@example.com', password: 'Correct-Horse-7', remember_me: true };
const input = { email: 'ada@example.com', password: 'Correct-Horse-7', display_name: 'Ada' };

const operations: Record<string, Operation<AuthRepository>> = {
  status: {
    call: (auth, o) => auth.status(o),
    response: { setup_required: true, multiuser_enabled: true, strict_password_checking: false, admin_email: null },
    route: 'GET /api/v1/auth/status',
    request: { since },
  },
  login: {
    call: (auth, o) => auth.login(credentials, o),
    response: { token: 'a.b.c', user, expires_in: 604_800 },
    route: 'POST /api/v1/auth/login',
    request: { body: credentials, since },
  },
  logout: {
    call: (auth, o) => auth.logout(o),
    response: { success: true },
    route: 'POST /api/v1/auth/logout',
    request: { since },
    result: undefined,
  },
  setup: {
    call: (auth, o) => auth.setup(input, o),
    response: { success: true, user },
    route: 'POST /api/v1/auth/setup',
    request: { body: input, since },
  },
  refreshMediaCookie: {
    call: (auth, o) => auth.refreshMediaCookie(o),
    response: { success: true },
    route: 'POST /api/v1/auth/media-cookie',
    request: { since: '6.14.0' },
    result: undefined,
  },
  generatePassword: {
    call: (auth, o) => auth.generatePassword(o),
    response: { password: 'S@BBm8;Rlavy/f?K' },
    route: 'GET /api/v1/auth/generate-password',
    request: { since },
    result: 'S@BBm8;Rlavy/f?K',
  },
};

test.each(Object.entries(operations))('%s is one request', async (_, operation) => {
  const { actual, expected } = await runOperation(AuthRepository, operation);
  expect(actual).toEqual(expected);
});

test('every method is tested here', () => {
  const methods = Object.getOwnPropertyNames(AuthRepository.prototype).filter((name) => name !== 'constructor');
  expect(Object.keys(operations).toSorted()).toEqual(methods.toSorted());
});

test('a password of the wrong type is refused before a request, by its place', async () => {
  const transport = new FakeTransport(undefined);
  // @ts-expect-error a password is a text
  const login = new AuthRepository(transport).login({ email: 'ada@example.com', password: 1234567 });
  const error = await login.catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'InputError', argument: 'credentials.password' });
  expect(String(error)).not.toContain('1234567');
  expect(transport.requests).toEqual([]);
});
