import type { ServerRequest } from '../validation/server-request.js';

/** The user who makes a request. */
export interface Identity {
  readonly user_id: string;
  readonly email: string;
  readonly display_name: string | null;
  readonly is_admin: boolean;
}

/** The owner of everything in single-user mode, where each request is made by this administrator. */
export const SYSTEM: Identity = {
  user_id: 'system',
  email: 'system@system.invokeai',
  display_name: 'System',
  is_admin: true,
};

/** Who makes a request that needs no token. */
export const NOBODY: Identity = { user_id: '', email: '', display_name: null, is_admin: false };

/**
 * Who may use an operation, with several users:
 *
 * - `open` is everybody, without a token
 * - `user` is every user
 * - `media` as well, by the cookie of the login too
 * - `admin` is an administrator
 *
 * The two others refuse requests without a token even in single-user mode: `strict` is every user, `strict-admin` an
 * administrator.
 */
export type Access = 'open' | 'user' | 'media' | 'admin' | 'strict' | 'strict-admin';

/** Finds out who makes a request. */
export interface Authenticator {
  /** Returns the user. Throws 401 or 403 when `access` refuses the request. */
  identify(request: ServerRequest, access: Access): Identity;
  /** Returns a new token after a successful request that changed something; undefined when there is nothing to renew. */
  renew(request: ServerRequest): string | undefined;
}
