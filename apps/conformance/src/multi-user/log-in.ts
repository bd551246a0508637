import assert from 'node:assert/strict';

import { createAuth } from '@x/resources/auth';
import { createClient } from '@x/resources/client';

import { record } from '../record.js';
import { createRaw } from '../runner/raw.js';
import type { Server } from '../runner/server.js';

type Name = 'admin' | 'ada' | 'ben';

/** The tokens of the users of a server. */
export type Tokens = Readonly<Record<Name, string>>;

export const PASSWORD = 'Correct-Horse-7';

/** Returns the email address of a user. */
export const emailOf = (name: string): string => `${name}@example.com`;

/** Sets a server without users up, creates two users beside the administrator, and logs them in. */
export async function logIn(server: Server): Promise<Tokens> {
  const { baseUrl, fetch } = server;
  const auth = createAuth({ baseUrl, fetch });
  assert.equal(await auth.mode(), 'not-set-up');
  const first = await auth.setup({ email: emailOf('admin'), display_name: 'Admin', password: PASSWORD });
  assert.deepEqual([first.is_admin, await auth.mode()], [true, 'multi-user']);
  const { users } = createClient({ baseUrl, fetch, token: auth.token }).repositories;
  for (const name of ['ada', 'ben']) {
    await users.create({ email: emailOf(name), display_name: name, password: PASSWORD });
  }
  return { admin: await login(server, 'admin'), ada: await login(server, 'ada'), ben: await login(server, 'ben') };
}

/** Returns a new token of a user. */
export async function login({ baseUrl, fetch }: Server, name: string, password = PASSWORD): Promise<string> {
  const json = { email: emailOf(name), password };
  const { status, body } = await createRaw(baseUrl, fetch)('POST /api/v1/auth/login', { json });
  assert.equal(status, 200);
  return String(record(body)['token']);
}
