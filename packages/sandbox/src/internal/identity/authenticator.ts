import { type Access, type Authenticator, type Identity, NOBODY, SYSTEM } from '../http/identity.js';
import type { Database } from '../storage/database.js';
import { HttpException } from '../validation/http-exception.js';
import type { ServerRequest } from '../validation/server-request.js';
import { readToken, signToken, type TokenClaims } from './token.js';
import type { StoredUser, UserStore } from './user-store.js';

/** The cookie that gives access to the files of images and videos, for elements that cannot send a token. */
export const MEDIA_COOKIE = 'invokeai_media_token';

const DAY = 86_400;

/** These change the login itself. */
const NOT_RENEWED = /\/api\/v1\/auth\/(login|logout|media-cookie)$/;

interface Parts {
  readonly database: Database;
  readonly clock: () => Date;
  readonly users: UserStore;
  readonly isMultiUser: boolean;
}

type SocketUser = Pick<StoredUser, 'user_id' | 'is_admin' | 'token_epoch'>;

const SYSTEM_SOCKET: SocketUser = { ...SYSTEM, token_epoch: 0 };

/** A token that was issued. */
export interface IssuedToken {
  readonly token: string;
  /** Seconds. */
  readonly expiresIn: number;
}

/** Issues the tokens of users and finds out who sent one. */
export class TokenAuthenticator implements Authenticator {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get isMultiUser(): boolean {
    return this.#parts.isMultiUser;
  }

  identify(request: ServerRequest, access: Access): Identity {
    if (access === 'open') return this.isMultiUser ? NOBODY : SYSTEM;
    const isStrict = access === 'strict' || access === 'strict-admin';
    if (!this.isMultiUser && !isStrict) return SYSTEM;
    const token = bearerOf(request) ?? (access === 'media' ? cookieOf(request) : undefined);
    const user = isStrict ? this.#strictUser(token) : this.#user(token);
    if (access.endsWith('admin') && !user.is_admin) throw new HttpException(403, 'Admin privileges required');
    return user;
  }

  renew(request: ServerRequest): string | undefined {
    const authorization = request.headers.get('authorization') ?? '';
    if (!authorization.startsWith('Bearer ') || NOT_RENEWED.test(new URL(request.url).pathname)) return undefined;
    const claims = this.claimsOf(authorization.slice('Bearer '.length));
    const user = claims && this.userOf(claims);
    return user && this.issue(user, claims.remember_me).token;
  }

  /** Returns a new token: for a week when the user is to be remembered, otherwise for a day. */
  issue({ user_id, email, is_admin, token_epoch }: StoredUser, remember_me: boolean): IssuedToken {
    const expiresIn = remember_me ? 7 * DAY : DAY;
    const exp = Math.floor(this.#parts.clock().getTime() / 1_000) + expiresIn;
    const claims = { user_id, email, is_admin, remember_me, token_epoch, exp };
    return { token: signToken(claims, this.#secret()), expiresIn };
  }

  /** Returns what a token says; undefined when it is invalid or has expired. */
  claimsOf(token: string): TokenClaims | undefined {
    return readToken(token, this.#secret(), this.#parts.clock());
  }

  /** Returns the user of a token; undefined when there is none any more, or a new password made the token invalid. */
  userOf({ user_id, token_epoch }: TokenClaims): StoredUser | undefined {
    const user = user_id === 'system' ? undefined : this.#parts.users.find(user_id);
    return user?.is_active && user.token_epoch === token_epoch ? user : undefined;
  }

  /** Returns who connects a socket with a token, or without one; undefined when the connection is to be refused. */
  connecting(token: string | undefined): SocketUser | undefined {
    if (!this.isMultiUser) return SYSTEM_SOCKET;
    const claims = token === undefined ? undefined : this.claimsOf(token);
    return claims && this.userOf(claims);
  }

  /** Returns whose open sockets may stay; undefined when they may not. */
  connected(userId: string): SocketUser | undefined {
    const user = this.#parts.users.find(userId);
    return user?.is_active ? user : undefined;
  }

  #user(token: string | undefined): StoredUser {
    if (token === undefined) throw new HttpException(401, 'Authentication required');
    const claims = this.claimsOf(token);
    if (!claims) throw new HttpException(401, 'Invalid or expired token');
    const user = this.userOf(claims);
    if (!user) throw new HttpException(401, 'User not found or inactive');
    return user;
  }

  #strictUser(token: string | undefined): StoredUser {
    if (token === undefined) throw unauthorized('Missing authentication credentials');
    const claims = this.claimsOf(token);
    if (!claims) throw unauthorized('Invalid or expired authentication token');
    const user = this.userOf(claims);
    if (!user) throw unauthorized('User account is inactive or does not exist');
    return user;
  }

  #secret(): string {
    return this.#parts.database.first<{ secret: string }>('select secret from token_secret')?.secret ?? '';
  }
}

/** Returns a 401 that names the scheme, as only some operations of the server do. */
export const unauthorized = (detail: string): HttpException =>
  new HttpException(401, detail, { 'www-authenticate': 'Bearer' });

/** Returns the token of a request; undefined when it has none. */
export function bearerOf(request: Pick<ServerRequest, 'headers'>): string | undefined {
  const [, scheme = '', token = ''] = /^([^ ]*) ?(.*)$/s.exec(request.headers.get('authorization') ?? '') ?? [];
  return scheme.toLowerCase() === 'bearer' && token !== '' ? token : undefined;
}

function cookieOf(request: ServerRequest): string | undefined {
  const cookies = (request.headers.get('cookie') ?? '').split(/; */);
  const found = cookies.find((cookie) => cookie.startsWith(`${MEDIA_COOKIE}=`));
  return found?.slice(MEDIA_COOKIE.length + 1);
}
