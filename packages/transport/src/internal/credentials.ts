import { InputError } from '../errors.js';
import { createTokenStore, type Token } from '../token.js';
import { createRedactor } from './redactor.js';

/** The token of one transport. */
export interface Credentials {
  /** Returns the token to send. */
  get(): Promise<string | undefined>;
  /** Returns the token to send after the server refused another one; the same for none. */
  renew(refused: string | undefined): Promise<string | undefined>;
  /** Calls `listener` after another user has logged in or out. Returns a function that stops it. */
  onUserChange(listener: () => void): () => void;
  /**
   * Stores the renewed token of a response, unless the stored one is no longer the one that was `sent`. What cannot be a
   * token is ignored.
   */
  adopt(sent: string | undefined, response: Response): Promise<void>;
}

/** What may follow `Bearer` (RFC 6750). Two headers of one name arrive as one, with a comma. */
const bearerToken = /^[\w\-.~+/]{1,8192}=*$/;
const partsOf = (token: string): number => token.split('.').length;
/** Whether `renewed` can be a token. The one that replaces a JSON Web Token is one, too. */
const isRenewal = (renewed: string | null, sent: string): renewed is string =>
  renewed !== null && bearerToken.test(renewed) && (partsOf(sent) !== 3 || partsOf(renewed) === 3);

/**
 * Returns the credentials for a token. A plain string is kept in memory, and replaced by renewed tokens. The redactor
 * learns every token that is sent or renewed.
 */
export function createCredentials(token: Token | undefined, redactor = createRedactor()): Credentials {
  const store = createTokenStore(token);
  let replaced: string | undefined;
  const checked = (found: unknown): string | undefined => {
    if (found === undefined) return undefined;
    if (typeof found !== 'string') {
      const kind = found === null ? 'null' : typeof found; // a value may be a token of another type
      throw new InputError('token', `must be text, or undefined for none, got ${kind}`);
    }
    redactor.add(found);
    // A control character would end the header early.
    if (/^[\x21-\x7e]+$/.test(found)) return found;
    throw new InputError('token', 'must be printable ASCII without spaces; check for a line break at its end');
  };
  return {
    get: async () => checked(await store.get()),
    renew: async (refused) => checked(await (store.refused ? store.refused(refused) : store.get())),
    onUserChange: (listener) => store.onUserChange?.(listener) ?? (() => {}),
    async adopt(sent, response) {
      const renewed = response.headers.get('x-refreshed-token');
      if (renewed !== null) redactor.add(renewed);
      // The first of several responses to one token counts; after a redirect the header may be another site's.
      if (sent === undefined || sent === replaced || response.redirected || !isRenewal(renewed, sent)) return;
      // A token of the same second is the same: the next one replaces it.
      if (renewed === sent) return;
      replaced = sent;
      try {
        if ((await store.get()) === sent) await store.set(renewed);
      } catch {
        replaced = undefined; // the response matters more, and the old token is still valid for a while
      }
    },
  };
}
