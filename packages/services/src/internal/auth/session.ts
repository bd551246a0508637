import { notify } from '@x/transport/async';

import type { TokenStorage } from '../../token-storage.js';

/** The current token of a user, in memory and where it is kept. */
export class Session {
  readonly #storage: TokenStorage;
  readonly #listeners = new Set<{ readonly receive: () => void }>();
  /** The first token is read once, by all who ask. */
  #loaded: Promise<void> | undefined;
  #token: string | undefined;

  constructor(storage: TokenStorage) {
    this.#storage = storage;
  }

  /** Returns the token, or `undefined` for none. */
  async token(): Promise<string | undefined> {
    this.#loaded ??= this.reload().catch((error: unknown) => {
      this.#loaded = undefined;
      throw error;
    });
    await this.#loaded;
    return this.#token;
  }

  /** Reads the token that another program may have kept since. */
  async reload(): Promise<void> {
    this.#token = (await this.#storage.load()) ?? this.#token;
  }

  /** Uses another token from now on, and keeps it. */
  async replace(token: string): Promise<void> {
    this.#loaded = Promise.resolve();
    this.#token = token;
    await this.#storage.save(token);
  }

  /** Forgets the token. */
  async clear(): Promise<void> {
    this.#loaded = Promise.resolve();
    this.#token = undefined;
    await this.#storage.clear();
  }

  /** Calls `receive` after each change of the user. Returns a function that stops it. */
  onUserChange(receive: () => void): () => void {
    const listener = { receive };
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Calls the listeners: another user has logged in or out. */
  changeUser(): void {
    for (const { receive } of [...this.#listeners]) notify(receive, undefined);
  }
}
