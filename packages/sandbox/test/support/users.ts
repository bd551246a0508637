import { createSandbox, type SandboxOptions } from '../../src/sandbox.js';
import { bodyOf, type RecordedResponse, type RequestOptions, request } from './request.js';

const PASSWORD = 'Correct-Horse-7';

/** Sends a request with the token of a user. */
export type Send = (route: string, options?: RequestOptions) => Promise<RecordedResponse>;

/** Creates a sandbox with an administrator and the users `ada` and `ben`. */
export async function createUsers(options: SandboxOptions = {}) {
  const sandbox = createSandbox({ multiuser: true, ...options });
  const json = { email: 'admin@example.com', display_name: 'Admin', password: PASSWORD };
  await request(sandbox, 'POST /api/v1/auth/setup', { json });
  const as = (token: string): Send => withToken((...call) => request(sandbox, ...call), token);
  const login = async (name: string) => tokenOf(await loginBody(name));
  const loginBody = (name: string) =>
    bodyOf(sandbox, 'POST /api/v1/auth/login', { json: { email: `${name}@example.com`, password: PASSWORD } });
  const admin = as(await login('admin'));
  for (const name of ['ada', 'ben']) {
    await admin('POST /api/v1/auth/users', {
      json: { email: `${name}@example.com`, display_name: name, password: PASSWORD },
    });
  }
  const anonymous: Send = (...call) => request(sandbox, ...call);
  return { sandbox, anonymous, admin, ada: as(await login('ada')), ben: as(await login('ben')), as, login };
}

const withToken =
  (send: Send, token: string): Send =>
  (route, options = {}) =>
    send(route, { ...options, headers: { authorization: `Bearer ${token}`, ...options.headers } });

function tokenOf(body: unknown): string {
  if (typeof body === 'object' && body !== null && 'token' in body) return String(body.token);
  throw new Error(`no token in ${JSON.stringify(body)}`);
}
