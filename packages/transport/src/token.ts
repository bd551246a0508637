/** Where a token is kept. The server hands out a fresh one with every successful change; `set` receives it. */
export interface TokenStore {
  get(): string | undefined | Promise<string | undefined>;
  set(token: string): void | Promise<void>;
}

/** A bearer token, a function that finds one, or a store that also takes the fresh ones. */
export type Token = string | (() => string | undefined | Promise<string | undefined>) | TokenStore;

/** Returns the store of a token. A plain string is kept in memory, so that all who share the store send the fresh one. */
export function createTokenStore(token: Token | undefined): TokenStore {
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
