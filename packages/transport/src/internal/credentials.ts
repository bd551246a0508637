import { InputError } from '../errors.js';
import { createTokenStore, type Token } from '../token.js';

/** The token of one transport. */
export interface Credentials {
  /** Returns the token to send. */
  get(): Promise<string | undefined>;
  /** Keeps the fresh token that an answer brings, unless the store has moved on since `sent` was. */
  adopt(sent: string | undefined, answer: Response): Promise<void>;
}

/** Returns the credentials behind a token. A plain string is kept in memory and slides on with the fresh ones. */
export function createCredentials(token: Token | undefined): Credentials {
  const store = createTokenStore(token);
  let replaced: string | undefined;
  return {
    async get() {
      const found = await store.get();
      // A control character would end the header early.
      if (found === undefined || /^[\x21-\x7e]+$/.test(found)) return found;
      throw new InputError('token', 'must be printable ASCII without spaces');
    },
    async adopt(sent, answer) {
      const fresh = answer.headers.get('x-refreshed-token');
      // Of several answers to one token the first will do; and another web site has no say.
      if (!fresh || sent === undefined || sent === replaced || answer.redirected) return;
      replaced = sent;
      try {
        if ((await store.get()) === sent) await store.set(fresh);
      } catch {
        replaced = undefined; // the answer matters more, and the old token is good for a while
      }
    },
  };
}
