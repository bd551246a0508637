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
 * The users of a server with several; on any other, every method rejects with an `AuthenticationError`. All but `me` and
 * `updateMe` is for administrators. `update` and `delete` refuse the last administrator and `system` with status 400.
 *
 * @since InvokeAI 6.12
 */
export class UserRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Returns the user whose token is sent. */
  me(options?: RequestOptions): Promise<User> {
    return this.#transport.json('GET /api/v1/auth/me', User, { ...operation, ...options });
  }

  /**
   * Updates the user whose token is sent. A new password makes all earlier tokens invalid; the transport keeps the new
   * one of the response. A wrong current or weak new password is status 400.
   */
  async updateMe(changes: ProfileChanges, options?: RequestOptions): Promise<User> {
    const body = check('changes', ProfileChanges, changes);
    const schema = about(User, { display_name: body.display_name });
    return this.#transport.json('PATCH /api/v1/auth/me', schema, { body, ...operation, ...options });
  }

  /** Returns one user, also `system`, who is in no list. */
  get(id: string, options?: RequestOptions): Promise<User> {
    return this.#transport.json('GET /api/v1/auth/users/{user_id}', about(User, { user_id: id }), {
      path: { user_id: id },
      ...operation,
      ...options,
    });
  }

  /** Returns one user, or `undefined`. */
  find(id: string, options?: RequestOptions): Promise<User | undefined> {
    return unlessMissing(this.get(id, options));
  }

  /** Returns whether a user exists. */
  exists(id: string, options?: RequestOptions): Promise<boolean> {
    return isFound(this.get(id, options));
  }

  /** Yields the users, newest first, without `system`: 100 at most, and nothing says that there are more. */
  async *list(listOptions?: ListOptions): AsyncGenerator<User> {
    const { onInvalid, ...options } = listOptions ?? {};
    const request = { ...operation, ...options };
    yield* await this.#transport.json('GET /api/v1/auth/users', rows(UserList, User, onInvalid), request);
  }

  /** Creates a user. A weak password or an email in use is status 400, an invalid email a `ValidationError`. */
  async create(input: UserInput, options?: RequestOptions): Promise<User> {
    const body = check('input', UserInput, input);
    const schema = about(User, { is_admin: body.is_admin ?? false, display_name: body.display_name });
    return this.#transport.json('POST /api/v1/auth/users', schema, { body, ...operation, ...options });
  }

  /** Updates a user. A new password, and `is_active: false`, make all tokens of the user invalid. */
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

  /** Deletes a user, oneself too. Boards, images and workflows of the user stay, visible to administrators. */
  delete(id: string, options?: RequestOptions): Promise<void> {
    const route = 'DELETE /api/v1/auth/users/{user_id}';
    const request = { path: { user_id: id }, ...operation, ...options };
    return noContent(route, this.#transport.blob(route, request));
  }
}
