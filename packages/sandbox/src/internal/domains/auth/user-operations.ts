import type { SandboxState } from '../../engine/sandbox-state.js';
import { type Operation, operation } from '../../http/operation.js';
import { json, noContent, type ServerResponse } from '../../http/response.js';
import { bearerOf } from '../../identity/authenticator.js';
import type { StoredUser } from '../../identity/user-store.js';
import { whole } from '../../validation/body.js';
import { boolean } from '../../validation/boolean.js';
import { email } from '../../validation/email.js';
import { HttpException } from '../../validation/http-exception.js';
import { may, must, object } from '../../validation/object.js';
import type { ServerRequest } from '../../validation/server-request.js';
import { string } from '../../validation/string.js';
import { nullable } from '../../validation/union.js';
import { mediaCookie } from './media-cookie.js';

const optionalText = may(nullable(string()), null);
const optionalFlag = may(nullable(boolean), null);

const newUser = object({
  email: must(email),
  display_name: optionalText,
  password: must(string()),
  is_admin: may(boolean, false),
});

const userChanges = object({
  display_name: optionalText,
  password: optionalText,
  is_admin: optionalFlag,
  is_active: optionalFlag,
});

const profileChanges = object({
  display_name: optionalText,
  current_password: optionalText,
  new_password: optionalText,
});

export function userOperations(state: SandboxState): Operation[] {
  const { users, authenticator } = state;

  /** Returns a changed user. Whoever has a new password gets a token that goes with it. */
  const changed = (user: StoredUser, request: ServerRequest, isNewPassword: boolean): ServerResponse => {
    if (!isNewPassword || !user.is_active) return json(user);
    const claims = authenticator.claimsOf(bearerOf(request) ?? '');
    const issued = authenticator.issue(user, claims?.remember_me ?? false);
    return json(user, 200, { 'x-refreshed-token': issued.token, ...mediaCookie(request, state, issued) });
  };

  return [
    operation('GET /api/v1/auth/me', { access: 'strict' }, ({ user }) => json(users.get(user.user_id))),

    operation(
      'PATCH /api/v1/auth/me',
      { access: 'strict', body: whole(profileChanges) },
      ({ body: { display_name, current_password, new_password }, request, user }) => {
        if (new_password !== null) {
          if (!current_password) throw new HttpException(400, 'Current password is required to set a new password');
          if (!users.authenticate(user.email, current_password)) {
            throw new HttpException(400, 'Current password is incorrect');
          }
        }
        const updated = users.update(user.user_id, { display_name, password: new_password });
        return changed(updated, request, new_password !== null);
      },
    ),

    operation('GET /api/v1/auth/users', { access: 'strict-admin' }, () => json(users.list())),

    operation('POST /api/v1/auth/users', { access: 'strict-admin', body: whole(newUser) }, ({ body }) =>
      json(users.create(body), 201),
    ),

    operation('GET /api/v1/auth/users/{user_id}', { access: 'strict-admin' }, ({ path }) =>
      json(users.get(path.user_id)),
    ),

    operation(
      'PATCH /api/v1/auth/users/{user_id}',
      { access: 'strict-admin', body: whole(userChanges) },
      ({ path, body, request, user }) => {
        const updated = users.update(path.user_id, body);
        return changed(updated, request, body.password !== null && path.user_id === user.user_id);
      },
    ),

    operation('DELETE /api/v1/auth/users/{user_id}', { access: 'strict-admin' }, ({ path }) => {
      users.delete(path.user_id);
      return noContent({ 'content-type': 'application/json' });
    }),
  ];
}
