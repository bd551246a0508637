import {
  AuthStatus,
  AuthSuccess,
  Credentials,
  GeneratedPassword,
  LoginResult,
  SetupInput,
  SetupResult,
} from '@x/models/auth';
import type { RequestOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';
import { check } from './internal/check.js';
import { since } from './internal/since.js';

/** Logs users in and out of a server with several users. `AuthService` does so when necessary. @since InvokeAI 6.12 */
export class AuthRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Returns whether the server has users who log in, and whether it needs its first administrator. Needs no token. */
  status(options?: RequestOptions): Promise<AuthStatus> {
    return this.#transport.json('GET /api/v1/auth/status', AuthStatus, { since: since.users, ...options });
  }

  /**
   * Logs a user in and returns the token, valid for a day, or a week with `remember_me`. Each change with it brings a
   * new one; reads do not. A wrong email or password is an `AuthenticationError`, a disabled user or a server without
   * users a `PermissionError`.
   */
  async login(credentials: Credentials, options?: RequestOptions): Promise<LoginResult> {
    const body = check('credentials', Credentials, credentials);
    return this.#transport.json('POST /api/v1/auth/login', LoginResult, { body, since: since.users, ...options });
  }

  /** Deletes the cookie of the login. The token stays valid until it expires: forget it, or change the password. */
  async logout(options?: RequestOptions): Promise<void> {
    await this.#transport.json('POST /api/v1/auth/logout', AuthSuccess, { since: since.users, ...options });
  }

  /** Creates the first administrator, who then logs in. Needs no token. Once one is active, the server returns 400. */
  async setup(input: SetupInput, options?: RequestOptions): Promise<SetupResult> {
    const body = check('input', SetupInput, input);
    return this.#transport.json('POST /api/v1/auth/setup', SetupResult, { body, since: since.users, ...options });
  }

  /**
   * Sets the cookie with which elements of a web page load images and videos, valid as long as the token. A login sets
   * it too, a renewed token does not.
   *
   * @since InvokeAI 6.14
   */
  async refreshMediaCookie(options?: RequestOptions): Promise<void> {
    await this.#transport.json('POST /api/v1/auth/media-cookie', AuthSuccess, { since: since.mediaCookie, ...options });
  }

  /** Returns a random password that is accepted by every server. Nobody has it yet. */
  async generatePassword(options?: RequestOptions): Promise<string> {
    const request = { since: since.users, ...options };
    return (await this.#transport.json('GET /api/v1/auth/generate-password', GeneratedPassword, request)).password;
  }
}
