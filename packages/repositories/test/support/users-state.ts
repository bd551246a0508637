import { createSandbox, type Sandbox } from '@x/sandbox/sandbox';

/** A sandbox, and the token that it needs. */
export interface ServerState {
  readonly sandbox: Sandbox;
  /** The token of an administrator. */
  readonly token?: string;
}

export const withoutToken = (sandbox: Sandbox): ServerState => ({ sandbox });

/** Returns a sandbox with an administrator and a user `u`; for the set-up of the first administrator with none. */
export async function createUsersState(url: string): Promise<ServerState> {
  const ids = ['admin', 'u'];
  const sandbox = createSandbox({ multiuser: true, uuid: () => ids.shift() ?? crypto.randomUUID() });
  if (url.endsWith('/setup')) return { sandbox };
  let token = '';
  const post = async (path: string, name: string): Promise<unknown> => {
    const response = await sandbox.fetch(`http://sandbox.invalid/api/v1/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ email: `${name}@example.com`, password: 'secret' }),
    });
    return response.json();
  };
  await post('setup', 'admin');
  const login: unknown = await post('login', 'admin');
  token = typeof login === 'object' && login !== null && 'token' in login ? String(login.token) : '';
  await post('users', 'u');
  return { sandbox, token };
}
