import type { AuthService } from '@x/services/auth';
import type { TokenStore } from '@x/transport/token';

import { createStore, type Store } from '../store.js';
import { createPageTokens, type PageTokens } from './page-tokens.js';

/** The login of the person at the page. */
export interface Login {
  readonly tokens: PageTokens;
  /** For everything that sends requests. */
  readonly token: TokenStore;
  /** Whether the server refused a request for want of a login since the last one. */
  readonly isNeeded: Store<boolean>;
  /** Returns what logs in and out, always the same. Its code is loaded with the first call: servers with one user need none. */
  load(): Promise<AuthService>;
}

/** Creates the login at a server. Until a request is refused or a token is kept, none of its code is loaded. */
export function createLogin(baseUrl: string): Login {
  const tokens = createPageTokens(baseUrl);
  const isNeeded = createStore(false);
  const listeners = new Set<() => void>();
  let loading: Promise<AuthService> | undefined;
  const changeUser = () => {
    isNeeded.set(false);
    for (const listener of [...listeners]) listener();
  };
  const load = async () => {
    const { createAuth } = await import('@x/resources/auth');
    const auth = createAuth({ baseUrl, fetch: fetchWithCookie, tokens, mediaCookie: true });
    auth.token.onUserChange?.(changeUser);
    return auth;
  };
  const login: Login = {
    tokens,
    isNeeded,
    load() {
      loading ??= load().catch((error) => {
        loading = undefined;
        throw error;
      });
      return loading;
    },
    token: {
      get: async () => (loading ? (await loading).token.get() : tokens.load()),
      set: async (token) => (await login.load()).token.set(token),
      async refused(refused) {
        const next = await (await login.load()).token.refused?.(refused);
        if (next === refused) isNeeded.set(true);
        return next;
      },
      onUserChange(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  };
  return login;
}

/**
 * A login sets the cookie with which elements load images: a browser takes it from another origin only on request. Reads
 * do without, for a server that is open to every origin refuses them then.
 */
const fetchWithCookie: typeof globalThis.fetch = (input, init) =>
  globalThis.fetch(input, { ...init, credentials: init?.method === 'GET' ? 'same-origin' : 'include' });
