import { expect, test } from 'vitest';
import { createSandbox } from '../../src/sandbox.js';
import { request } from '../support/request.js';
import { createUsers } from '../support/users.js';

test('asks for no token in single-user mode, and takes no notice of one', async () => {
  using sandbox = createSandbox();
  const headers = { authorization: 'Bearer nonsense' };
  expect((await request(sandbox, 'GET /api/v1/boards/?all=true', { headers })).status).toBe(200);
  expect(await request(sandbox, 'GET /api/v1/auth/me')).toMatchObject({
    status: 401,
    body: { detail: 'Missing authentication credentials' },
  });
});

test.each([
  [undefined, 'Authentication required'],
  ['Basic YTpi', 'Authentication required'],
  ['Bearer', 'Authentication required'],
  ['Bearer nonsense', 'Invalid or expired token'],
])(
  'refuses the authorization "%s" with "%s", without the header that only strict operations have',
  async (authorization, detail) => {
    const { sandbox, anonymous } = await createUsers();
    using _ = sandbox;
    const response = await anonymous(
      'GET /api/v1/boards/?all=true',
      authorization ? { headers: { authorization } } : {},
    );
    expect(response).toMatchObject({ status: 401, body: { detail } });
    expect(response.headers.get('www-authenticate')).toBeNull();
    const strict = await anonymous('GET /api/v1/auth/me');
    expect(strict.headers.get('www-authenticate')).toBe('Bearer');
  },
);

test('reports JSON that cannot be parsed before a missing token, and wrong values after it', async () => {
  const { sandbox, anonymous, ada } = await createUsers();
  using _ = sandbox;
  const headers = { 'content-type': 'application/json' };
  expect((await anonymous('PATCH /api/v1/auth/me', { body: '{', headers })).status).toBe(422);
  expect((await anonymous('PATCH /api/v1/auth/me', { json: [] })).status).toBe(401);
  expect((await ada('PATCH /api/v1/auth/me', { json: [] })).status).toBe(422);
});

test('refuses the operations of administrators to others, before wrong values', async () => {
  const { sandbox, ada, admin } = await createUsers();
  using _ = sandbox;
  const refused = { status: 403, body: { detail: 'Admin privileges required' } };
  expect(await ada('GET /api/v1/app/invocation_cache/status')).toMatchObject(refused);
  expect(await ada('POST /api/v1/auth/users', { json: {} })).toMatchObject(refused);
  expect((await admin('POST /api/v1/auth/users', { json: {} })).status).toBe(422);
});

test('passes the user to the operation', async () => {
  const { sandbox, login, ada } = await createUsers();
  using _ = sandbox;
  expect((await ada('GET /api/v1/auth/me')).body).toMatchObject({ email: 'ada@example.com', is_admin: false });
  expect(await login('ada')).toMatch(/^ey/);
});

test('renews the token of a successful change, not of a read, a refusal or a login', async () => {
  const { sandbox, ada, anonymous } = await createUsers();
  using _ = sandbox;
  const renewed = async (response: ReturnType<typeof ada>) => (await response).headers.has('x-refreshed-token');
  expect(await renewed(ada('POST /api/v1/boards/?board_name=Mine'))).toBe(true);
  expect(await renewed(ada('GET /api/v1/boards/?all=true'))).toBe(false);
  expect(await renewed(ada('PATCH /api/v1/boards/nobody', { json: {} }))).toBe(false);
  expect(await renewed(ada('POST /api/v1/auth/media-cookie'))).toBe(false);
  expect(await renewed(anonymous('POST /api/v1/boards/?board_name=Mine'))).toBe(false);
});

test('refuses the upload of a video without a token before it reads anything, in words of its own', async () => {
  const { sandbox, anonymous } = await createUsers();
  using _ = sandbox;
  for (const headers of [{}, { authorization: 'Bearer nonsense' }]) {
    const response = await anonymous('POST /api/v1/videos/upload', { headers });
    expect(response).toMatchObject({ status: 401, body: { detail: 'Authentication required' } });
    expect([response.headers.get('www-authenticate'), response.headers.get('vary')]).toEqual(['Bearer', null]);
  }
});
