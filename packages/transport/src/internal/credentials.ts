import { InputError } from '../errors.js';
import type { Token, TokenStore } from '../token.js';

/** Returns the store behind a token. A plain string is kept in memory and slides on with the server's fresh ones. */
export function tokenStore(token: Token | undefined): TokenStore {
  if (typeof token === 'object') return token;
  if (typeof token === 'function') return { get: token, set: () => {} };
  let current = token;
  return {
    get: () => current,
    set: (fresh) => {
      current = fresh;
    },
  };
}

/** Returns the header for a token. Control characters would end the header early, so they are refused here. */
export function authorization(token: string): string {
  if (!/^[\x21-\x7e]+$/.test(token)) throw new InputError('token', 'must be printable ASCII without spaces');
  return `Bearer ${token}`;
}

/** Keeps the fresh token an answer brings, unless the store has moved on since the request was sent. */
export async function adoptToken(store: TokenStore, sent: string | undefined, answer: Response): Promise<void> {
  const fresh = answer.headers.get('x-refreshed-token');
  if (fresh && sent && (await store.get()) === sent) await store.set(fresh);
}
