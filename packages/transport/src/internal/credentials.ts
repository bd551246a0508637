import { InputError } from '../errors.js';
import { createTokenStore, type Token } from '../token.js';

/** The token of one transport. */
export interface Credentials {
  /** Returns the token to send. */
  get(): Promise<string | undefined>;
  /** Stores the renewed token of a response, unless the stored one is no longer the one that was `sent`. */
  adopt(sent: string | undefined, response: Response): Promise<void>;
}

/** Returns the credentials for a token. A plain string is kept in memory, and replaced by renewed tokens. */
export function createCredentials(token: Token | undefined): Credentials {
  const store = createTokenStore(token);
  let replaced: string | undefined;
  return {
    async get() {
      const found = await store.get();
      // A control character would end the header early.
      if (found === undefined || /^[\x21-\x7e]+$/.test(found)) return found;
      throw new InputError('token', 'must be printable ASCII without spaces; check for a line break at its end');
    },
    async adopt(sent, response) {
      const renewed = response.headers.get('x-refreshed-token');
      // The first of several responses to one token counts; after a redirect the header may be another site's.
      if (!renewed || sent === undefined || sent === replaced || response.redirected) return;
      replaced = sent;
      try {
        if ((await store.get()) === sent) await store.set(renewed);
      } catch {
        replaced = undefined; // the response matters more, and the old token is still valid for a while
      }
    },
  };
}
