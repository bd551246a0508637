import { expect, test } from 'vitest';

import { record } from '../../src/internal/validation/record.js';
import { createSandbox } from '../../src/sandbox.js';
import { request } from '../support/request.js';
import { createUsers } from '../support/users.js';

const TOO_SHORT = 'Password must be at least 8 characters long';
const TOO_PLAIN = 'Password must contain uppercase, lowercase, and numbers';

test.each([
  ['', TOO_SHORT],
  ['Aa34567', TOO_SHORT],
  ['aa345678', TOO_PLAIN],
  ['AA345678', TOO_PLAIN],
  ['Aabcdefg', TOO_PLAIN],
  ['Aa345678', undefined],
  ['Éé٣45678', undefined],
  ['Aa3😀😀😀😀', TOO_SHORT],
])('with strict passwords "%s" is refused with %s, wherever it is set', async (password, detail) => {
  const { sandbox, admin, ada } = await createUsers({ strictPasswords: true });
  using _ = sandbox;
  const { user_id } = record((await ada('GET /api/v1/auth/me')).body);
  const next = { current_password: 'Correct-Horse-7', new_password: password };
  const responses = [
    await admin('POST /api/v1/auth/users', { json: { email: 'new@example.com', password } }),
    await admin(`PATCH /api/v1/auth/users/${user_id}`, { json: { password } }),
    await ada('PATCH /api/v1/auth/me', { json: detail === undefined ? { display_name: 'ada' } : next }),
  ];
  if (detail === undefined) expect(responses.map(({ status }) => status)).toEqual([201, 200, 401]);
  else for (const response of responses) expect(response).toMatchObject({ status: 400, body: { detail } });
});

test('the first administrator needs a strict password too, and the status says so', async () => {
  using sandbox = createSandbox({ multiuser: true, strictPasswords: true });
  expect((await request(sandbox, 'GET /api/v1/auth/status')).body).toMatchObject({
    setup_required: true,
    strict_password_checking: true,
  });
  const setUp = (password: string) =>
    request(sandbox, 'POST /api/v1/auth/setup', { json: { email: 'admin@example.com', password } });
  expect(await setUp('short')).toMatchObject({ status: 400, body: { detail: TOO_SHORT } });
  expect((await setUp('Correct-Horse-7')).status).toBe(200);
});

test('without them any password but the empty one is accepted, and compared up to 72 bytes', async () => {
  const { sandbox, admin, anonymous } = await createUsers();
  using _ = sandbox;
  const create = (name: string, password: string) =>
    admin('POST /api/v1/auth/users', { json: { email: `${name}@example.com`, password } });
  const login = (name: string, password: string) =>
    anonymous('POST /api/v1/auth/login', { json: { email: `${name}@example.com`, password } });
  expect(await create('none', '')).toMatchObject({ status: 400, body: { detail: 'Password cannot be empty' } });
  expect((await create('one', 'x')).status).toBe(201);
  expect((await login('one', 'x')).status).toBe(200);
  expect((await login('one', 'X')).status).toBe(401);
  await create('long', 'a'.repeat(80));
  expect((await login('long', 'a'.repeat(72))).status).toBe(200);
  expect((await login('long', 'a'.repeat(71))).status).toBe(401);
});
