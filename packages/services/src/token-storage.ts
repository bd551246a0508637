import { InputError, printValue } from '@x/transport/errors';

import { checkName, requireObject } from './internal/arguments.js';

/** Where the token of one user on one server is kept between requests, pages or programs. */
export interface TokenStorage {
  /** Returns the token, or `undefined` for none. */
  load(): string | undefined | Promise<string | undefined>;
  /** Keeps a token instead of the one before. */
  save(token: string): void | Promise<void>;
  /** Forgets the token. */
  clear(): void | Promise<void>;
}

/** Returns a storage that lasts as long as the program. */
export function createMemoryTokens(token?: string): TokenStorage {
  if (token !== undefined && typeof token !== 'string') throw new InputError('token', 'must be text, or left out');
  let kept = token;
  return {
    load: () => kept,
    save: (next) => {
      kept = next;
    },
    clear: () => {
      kept = undefined;
    },
  };
}

/** A storage of a browser, such as `localStorage` or `sessionStorage`. */
export interface WebStorage {
  /** Returns the value of a key. */
  getItem(key: string): string | null;
  /** Sets the value of a key. */
  setItem(key: string, value: string): void;
  /** Removes a key. */
  removeItem(key: string): void;
}

/** Where a web page keeps a token. */
export interface BrowserTokensOptions {
  /** `localStorage` for all pages of the origin until a logout, `sessionStorage` for one tab. */
  readonly storage: WebStorage;
  /** The base URL of the server. The token of another server is another one. */
  readonly server: string;
  /**
   * Which of the users of the server it is.
   *
   * @default 'default'
   */
  readonly user?: string | undefined;
}

/** Returns a storage in a browser. Scripts of the same origin can read it. */
export function createBrowserTokens(options: BrowserTokensOptions): TokenStorage {
  const { storage, server, user = 'default' } = requireObject('options', options);
  if (typeof storage?.getItem !== 'function') {
    throw new InputError('storage', `must be a storage such as localStorage, got ${printValue(storage)}`);
  }
  checkName('user', user);
  const key = `x-token ${serverOf(server)} ${user}`;
  return {
    load: () => storage.getItem(key) ?? undefined,
    save: (token) => storage.setItem(key, token),
    clear: () => storage.removeItem(key),
  };
}

/** Returns the base URL of a server in one spelling. Throws an `InputError` for what is none. */
export function serverOf(server: string): string {
  if (typeof server !== 'string' || !URL.canParse(server))
    throw new InputError('server', `must be a URL, got ${printValue(server)}`);
  const { origin, pathname } = new URL(server);
  return origin + pathname.replace(/\/+$/, '');
}
