import type { Credentials, SetupInput } from '@x/models/auth';
import type { User } from '@x/models/user';
import type { AuthRepository } from '@x/repositories/auth';
import type { UserRepository } from '@x/repositories/user';
import { AuthenticationError, NotFoundError, UnsupportedOperationError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import type { TokenStore } from '@x/transport/token';

import { NotLoggedInError } from './errors.js';
import { requireFunction, requireObject, requireStores } from './internal/arguments.js';
import { checkAuthOptions } from './internal/auth/check-options.js';
import { MediaCookie } from './internal/auth/media-cookie.js';
import { type CredentialsSource, Relogin } from './internal/auth/relogin.js';
import { Session } from './internal/auth/session.js';
import { createMemoryTokens, type TokenStorage } from './token-storage.js';

export type { CredentialsSource } from './internal/auth/relogin.js';

/** The repositories that {@link AuthService} needs. */
export interface AuthStores {
  /** Logs in and out. */
  readonly auth: Pick<AuthRepository, 'login' | 'logout' | 'refreshMediaCookie' | 'setup' | 'status'>;
  /** Reads and changes the own profile. */
  readonly users: Pick<UserRepository, 'me' | 'updateMe'>;
}

/**
 * What a server needs: nothing in `single-user` mode, a login in `multi-user` mode, and before that the first
 * administrator while it is `not-set-up`.
 */
export type AuthMode = 'single-user' | 'multi-user' | 'not-set-up';

/** Options of {@link AuthService}. */
export interface AuthOptions {
  /**
   * What to log in with when the server refuses the token, and the first time. A function is called for each login, to
   * ask a person for instance. What the server refuses is not tried again, before `login`: requests are rejected with the
   * error of that login. Without credentials they are rejected with their own `AuthenticationError`.
   */
  readonly credentials?: Credentials | CredentialsSource | undefined;
  /** Where the token is kept. In memory by default, so that each program logs in. */
  readonly tokens?: TokenStorage | undefined;
  /**
   * Whether to keep the cookie valid with which a web page loads images. Of use in browsers, for a server of the same
   * site.
   *
   * @default false
   */
  readonly mediaCookie?: boolean | undefined;
  /** Returns monotonic milliseconds. Defaults to `performance.now`. */
  readonly clock?: (() => number) | undefined;
}

/** A new password, and the one so far. */
export interface PasswordChange {
  /** The password so far. */
  readonly current: string;
  /** The new password. */
  readonly next: string;
}

/**
 * The login of one user on one server, for all that send {@link AuthService.token}.
 *
 * It logs in when a request is refused for want of a valid token, once for all requests that are refused together, and
 * keeps each token that the server renews. Two of it share nothing. Passwords and tokens are in no error, and not shown
 * when it is printed.
 */
export class AuthService {
  /** The token for a client: pass it as the `token` of `createClient`, `createHttpTransport` or `createEventSocket`. */
  readonly token: TokenStore;
  readonly #stores: AuthStores;
  readonly #session: Session;
  readonly #relogin: Relogin;
  readonly #credentials: CredentialsSource | undefined;

  /**
   * `open` returns repositories that send the token it is given, over a transport of their own: a request that waits for a
   * login must not keep it from being sent.
   */
  constructor(open: (token: TokenStore) => AuthStores, options: AuthOptions = {}) {
    requireFunction('open', open);
    checkAuthOptions(options);
    const { credentials, tokens = createMemoryTokens(), clock = () => performance.now() } = options;
    const session = new Session(tokens);
    this.#session = session;
    this.#stores = open({ get: () => session.token(), set: (token) => session.replace(token) });
    requireStores(this.#stores, ['auth', 'users']);
    const { auth } = this.#stores;
    this.#credentials = typeof credentials === 'object' ? () => credentials : credentials;
    this.#relogin = new Relogin({ session, clock, logIn: (given) => auth.login(given) }, this.#credentials);
    const relogin = this.#relogin;
    const cookie = options.mediaCookie ? new MediaCookie(() => auth.refreshMediaCookie(), clock) : undefined;
    this.token = {
      get: () => session.token(),
      async set(token) {
        await session.replace(token);
        cookie?.renew();
      },
      refused: (token) => relogin.replacementOf(token),
      onUserChange: (listener) => session.onUserChange(listener),
    };
  }

  /** Returns what the server needs. One that is too old to have users is in single-user mode. */
  async mode(options?: RequestOptions): Promise<AuthMode> {
    try {
      const { multiuser_enabled, setup_required } = await this.#stores.auth.status(options);
      if (!multiuser_enabled) return 'single-user';
      return setup_required ? 'not-set-up' : 'multi-user';
    } catch (error) {
      if (error instanceof UnsupportedOperationError || error instanceof NotFoundError) return 'single-user';
      throw error;
    }
  }

  /**
   * Creates the first administrator of a server, logs in and returns the user.
   *
   * @throws NotLoggedInError when the administrator was created, and the login failed
   */
  async setup(input: SetupInput, options?: RequestOptions): Promise<User> {
    await this.#stores.auth.setup(input, options);
    const { email, password } = input;
    try {
      return await this.login({ email, password }, options);
    } catch (error) {
      options?.signal?.throwIfAborted();
      throw new NotLoggedInError(email, error);
    }
  }

  /**
   * Logs in and returns the user. The password is not kept: when the token expires, the `credentials` of the options are
   * used, if there are any, also when they were refused before.
   */
  async login(credentials: Credentials, options?: RequestOptions): Promise<User> {
    const { token, user } = await this.#relogin.during(() => this.#stores.auth.login(credentials, options));
    await this.#session.replace(token);
    this.#relogin.use(this.#credentials);
    this.#session.changeUser();
    return user;
  }

  /** Returns the user of the token. Rejects with an `AuthenticationError` when there is none that is valid. */
  user(options?: RequestOptions): Promise<User> {
    return this.#stores.users.me(options);
  }

  /**
   * Changes the password. All other logins of the user end. The requests of this one that are on their way are sent again
   * with the new token.
   */
  async changePassword(change: PasswordChange, options?: RequestOptions): Promise<User> {
    const { current, next } = requireObject('change', change);
    const changes = { current_password: current, new_password: next };
    const user = await this.#relogin.during(() => this.#stores.users.updateMe(changes, options));
    const { email } = user;
    if (this.#credentials) this.#relogin.use(withPassword(this.#credentials, email, next));
    return user;
  }

  /**
   * Forgets the token, and lets nobody log in again but {@link AuthService.login}. The server forgets its cookie; it would
   * accept the token until it expires.
   */
  async logout(options?: RequestOptions): Promise<void> {
    this.#relogin.use(undefined);
    try {
      await this.#stores.auth.logout(options);
    } catch (error) {
      if (!(error instanceof AuthenticationError)) throw error;
    } finally {
      await this.#session.clear();
      this.#session.changeUser();
    }
  }
}

/** Returns the credentials of a source, with a new password if they are of the user who has it. */
const withPassword =
  (source: CredentialsSource, email: string, password: string): CredentialsSource =>
  async () => {
    const credentials = await source();
    const isTheirs = credentials?.email.toLowerCase() === email.toLowerCase();
    return credentials && isTheirs ? { ...credentials, password } : credentials;
  };
