import { ProfileChanges, User, UserChanges, UserInput, UserList } from '@x/models/user';
import type { RequestOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';
import { about } from './internal/about.js';
import { check } from './internal/check.js';
import { rows } from './internal/list/rows.js';
import { isFound, unlessMissing } from './internal/missing.js';
import { noContent } from './internal/no-content.js';
import { since } from './internal/since.js';
import type { ListOptions } from './options.js';

const operation = { since: since.users };

/**
 * The users of a server with several users. All methods but those of the own profile are for administrators. Without
 * several users, every method rejects with an `AuthenticationError`.
 */
export class UserRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Returns the user whose token is sent.
   *
   * @since InvokeAI 6.12
   */
  me(options?: RequestOptions): Promise<User> {
    return this.#transport.json('GET /api/v1/auth/me', User, { ...operation, ...options });
  }

  /**
   * Updates the user whose token is sent, and returns it. A new password makes all earlier tokens invalid; the transport
   * keeps the new one of the response. Rejects with status 400 for a wrong current or weak new password.
   *
   * @since InvokeAI 6.12
   */
  async updateMe(changes: ProfileChanges, options?: RequestOptions): Promise<User> {
    const body = check('changes', ProfileChanges, changes);
    const schema = about(User, { display_name: body.display_name });
    return this.#transport.json('PATCH /api/v1/auth/me', schema, { body, ...operation, ...options });
  }

  /**
   * Returns one user, also `system`, who is in no list.
   *
   * @since InvokeAI 6.12
   */
  get(id: string, options?: RequestOptions): Promise<User> {
    return this.#transport.json('GET /api/v1/auth/users/{user_id}', about(User, { user_id: id }), {
      path: { user_id: id },
      ...operation,
      ...options,
    });
  }

  /**
   * Returns one user, or `undefined` when it does not exist.
   *
   * @since InvokeAI 6.12
   */
  find(id: string, options?: RequestOptions): Promise<User | undefined> {
    return unlessMissing(this.get(id, options));
  }

  /**
   * Returns whether a user exists.
   *
   * @since InvokeAI 6.12
   */
  exists(id: string, options?: RequestOptions): Promise<boolean> {
    return isFound(this.get(id, options));
  }

  /**
   * Yields the users, newest first, without `system`. The server returns 100 at most, and does not say that there are
   * more.
   *
   * @since InvokeAI 6.12
   */
  async *list(listOptions?: ListOptions): AsyncGenerator<User> {
    const { onInvalid, ...options } = listOptions ?? {};
    const request = { ...operation, ...options };
    yield* await this.#transport.json('GET /api/v1/auth/users', rows(UserList, User, onInvalid), request);
  }

  /**
   * Creates a user and returns it. Rejects with status 400 for an email that another user has and for a weak password,
   * with a `ValidationError` for an invalid email.
   *
   * @since InvokeAI 6.12
   */
  async create(input: UserInput, options?: RequestOptions): Promise<User> {
    const body = check('input', UserInput, input);
    const schema = about(User, { is_admin: body.is_admin ?? false, display_name: body.display_name });
    return this.#transport.json('POST /api/v1/auth/users', schema, { body, ...operation, ...options });
  }

  /**
   * Updates a user and returns it. A new password, and `is_active: false`, make all tokens of the user invalid. Rejects
   * with status 400 for the last administrator and for `system`.
   *
   * @since InvokeAI 6.12
   */
  async update(id: string, changes: UserChanges, options?: RequestOptions): Promise<User> {
    const body = check('changes', UserChanges, changes);
    const { password: _, ...visible } = body;
    return this.#transport.json('PATCH /api/v1/auth/users/{user_id}', about(User, { user_id: id, ...visible }), {
      path: { user_id: id },
      body,
      ...operation,
      ...options,
    });
  }

  /**
   * Deletes a user, oneself too. Boards, images and workflows of the user stay, and administrators see them. Rejects with
   * status 400 for the last administrator and for `system`.
   *
   * @since InvokeAI 6.12
   */
  delete(id: string, options?: RequestOptions): Promise<void> {
    const route = 'DELETE /api/v1/auth/users/{user_id}';
    const request = { path: { user_id: id }, ...operation, ...options };
    return noContent(route, this.#transport.blob(route, request));
  }
}
