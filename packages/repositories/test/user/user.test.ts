import { FakeTransport } from '@x/transport/test';
import { expect, test } from 'vitest';

import { UserRepository } from '../../src/user.js';
import { type Operation, runOperation } from '../support/operation.js';

const since = '6.12.0';
const path = { user_id: 'u' };
const user = {
  user_id: 'u',
  email: 'ada@example.com',
  display_name: 'Ada',
  is_admin: false,
  is_active: true,
  created_at: '2026-11-29T15:29:59.850000',
  updated_at: '2026-11-29T15:29:59.850000',
  last_login_at: null,
  token_epoch: 0,
};
const input = { email: 'ada@example.com', password: 'Correct-Horse-7', display_name: 'Ada' };
const profile = { display_name: 'Ada', current_password: 'Correct-Horse-7', new_password: 'Other-Horse-8' };
const changes = { display_name: 'Ada', password: 'Other-Horse-8', is_admin: false, is_active: true };

const one = { response: user, route: 'GET /api/v1/auth/users/{user_id}', request: { path, since } } as const;

const operations: Record<string, Operation<UserRepository>> = {
  me: { call: (users, o) => users.me(o), response: user, route: 'GET /api/v1/auth/me', request: { since } },
  updateMe: {
    call: (users, o) => users.updateMe(profile, o),
    response: user,
    route: 'PATCH /api/v1/auth/me',
    request: { body: profile, since },
  },
  get: { call: (users, o) => users.get('u', o), ...one },
  find: { call: (users, o) => users.find('u', o), ...one },
  exists: { call: (users, o) => users.exists('u', o), ...one, result: true },
  list: {
    call: (users, o) => users.list(o),
    response: [user],
    route: 'GET /api/v1/auth/users',
    request: { since },
  },
  create: {
    call: (users, o) => users.create(input, o),
    response: user,
    route: 'POST /api/v1/auth/users',
    request: { body: input, since },
  },
  update: {
    call: (users, o) => users.update('u', changes, o),
    response: user,
    route: 'PATCH /api/v1/auth/users/{user_id}',
    request: { path, body: changes, since },
  },
  delete: {
    call: (users, o) => users.delete('u', o),
    response: new Blob([]),
    result: undefined,
    route: 'DELETE /api/v1/auth/users/{user_id}',
    request: { path, since },
  },
};

test.each(Object.entries(operations))('%s is one request', async (_, operation) => {
  const { actual, expected } = await runOperation(UserRepository, operation);
  expect(actual).toEqual(expected);
});

test('every method is tested here', () => {
  const methods = Object.getOwnPropertyNames(UserRepository.prototype).filter((name) => name !== 'constructor');
  expect(Object.keys(operations).toSorted()).toEqual(methods.toSorted());
});

test.each([
  ['another user', { user_id: 'other' }],
  ['a user who is still an administrator', { is_admin: true }],
  ['a user with another name', { display_name: 'Ben' }],
])('refuses %s as the response to an update', async (_, difference) => {
  const users = new UserRepository(new FakeTransport({ ...user, ...difference }));
  await expect(users.update('u', changes)).rejects.toMatchObject({ name: 'ResponseError' });
});

test('refuses a new administrator who was not asked for', async () => {
  const users = new UserRepository(new FakeTransport({ ...user, is_admin: true }));
  await expect(users.create(input)).rejects.toMatchObject({ name: 'ResponseError' });
});
