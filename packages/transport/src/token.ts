/** Where a token is kept. The server hands out a fresh one with every successful change; `set` receives it. */
export interface TokenStore {
  get(): string | undefined | Promise<string | undefined>;
  set(token: string): void | Promise<void>;
}

/** A bearer token, a function that finds one, or a store that also takes the fresh ones. */
export type Token = string | (() => string | undefined | Promise<string | undefined>) | TokenStore;
