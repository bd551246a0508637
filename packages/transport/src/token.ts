import { InputError } from './errors.js';
import { isRecord } from './internal/is-record.js';

/** A place where a token is kept. The server renews it with every successful change; `set` receives the new one. */
export interface TokenStore {
  /** Returns the token for the next request, or `undefined` for none. */
  get(): string | undefined | Promise<string | undefined>;
  /** Keeps a renewed token. */
  set(token: string): void | Promise<void>;
  /**
   * Returns the token for another attempt after the server refused this one, or the same when there is none. Called once
   * for a request, and once for each connection of a socket. Without it, `get` is called again.
   */
  refused?(token: string | undefined): string | undefined | Promise<string | undefined>;
  /**
   * Calls `listener` after another user has logged in or out: open sockets connect again. Returns a function that stops
   * it.
   */
  onUserChange?(listener: () => void): () => void;
}

/** A bearer token, a function that returns one, or a store that also receives renewed ones. */
export type Token = string | (() => string | undefined | Promise<string | undefined>) | TokenStore;

/** Returns the store of a token. A plain string is kept in memory, so that all users of the store send the renewed one. */
export function createTokenStore(token: Token | undefined): TokenStore {
  if (!isToken(token)) {
    const kind = token === null ? 'null' : typeof token; // a value may be a token of another type
    throw new InputError('token', `must be text, a function or a store, got ${kind}; leave it out for none`);
  }
  if (typeof token === 'object') return token;
  if (typeof token === 'function') return { get: token, set: () => {} };
  let current = token;
  return {
    get: () => current,
    set: (renewed) => {
      current = renewed;
    },
  };
}

/** Plain JavaScript may pass anything, such as the `null` of a storage without a token. */
const isToken = (token: unknown): boolean =>
  token === undefined ||
  ['string', 'function'].includes(typeof token) ||
  (isRecord(token) && typeof token['get'] === 'function');
