import type { SandboxState } from '../../engine/sandbox-state.js';
import { type Operation, operation } from '../../http/operation.js';
import { json } from '../../http/response.js';
import { bearerOf, MEDIA_COOKIE, unauthorized } from '../../identity/authenticator.js';
import { whole } from '../../validation/body.js';
import { boolean } from '../../validation/boolean.js';
import { email } from '../../validation/email.js';
import { HttpException } from '../../validation/http-exception.js';
import { may, must, object } from '../../validation/object.js';
import { string } from '../../validation/string.js';
import { nullable } from '../../validation/union.js';
import { generatePassword } from './generate-password.js';
import { mediaCookie } from './media-cookie.js';
import { userOperations } from './user-operations.js';

const credentials = object({ email: must(email), password: must(string()), remember_me: may(boolean, false) });

const administrator = object({
  email: must(email),
  display_name: may(nullable(string()), null),
  password: must(string()),
});

export function authOperations(state: SandboxState): Operation[] {
  const { users, authenticator, strictPasswords, clock } = state;
  const { isMultiUser } = authenticator;
  const assertMultiUser = (reason: string) => {
    if (!isMultiUser) throw new HttpException(403, `Multiuser mode is disabled. ${reason} in single-user mode.`);
  };

  return [
    operation('GET /api/v1/auth/status', { access: 'open' }, () =>
      json({
        setup_required: isMultiUser && users.countAdmins() === 0,
        multiuser_enabled: isMultiUser,
        strict_password_checking: strictPasswords,
        // The server names an administrator only while there is none.
        admin_email: null,
      }),
    ),

    operation('POST /api/v1/auth/setup', { access: 'open', body: whole(administrator) }, ({ body }) => {
      assertMultiUser('Admin setup is not required');
      if (users.countAdmins() > 0) throw new HttpException(400, 'Administrator account already configured');
      return json({ success: true, user: users.create({ ...body, is_admin: true }) });
    }),

    operation('POST /api/v1/auth/login', { access: 'open', body: whole(credentials) }, ({ body, request }) => {
      assertMultiUser('Authentication is not required');
      const user = users.authenticate(body.email, body.password);
      if (!user) throw unauthorized('Incorrect email or password');
      if (!user.is_active) throw new HttpException(403, 'User account is disabled');
      const { token, expiresIn } = authenticator.issue(user, body.remember_me);
      return json({ token, user, expires_in: expiresIn }, 200, mediaCookie(request, state, { token, expiresIn }));
    }),

    operation('POST /api/v1/auth/logout', { access: 'strict' }, () => {
      const expires = clock().toUTCString();
      const cookie = `${MEDIA_COOKIE}=""; expires=${expires}; Max-Age=0; Path=${state.basePath}/api/v1; SameSite=lax`;
      return json({ success: true }, 200, { 'set-cookie': cookie });
    }),

    operation('POST /api/v1/auth/media-cookie', {}, ({ request }) => {
      const token = bearerOf(request);
      const claims = token === undefined ? undefined : authenticator.claimsOf(token);
      if (!isMultiUser || token === undefined || !claims) return json({ success: true });
      const expiresIn = Math.floor(claims.exp - clock().getTime() / 1_000);
      return json({ success: true }, 200, mediaCookie(request, state, { token, expiresIn }));
    }),

    operation('GET /api/v1/auth/generate-password', { access: 'strict' }, () => json({ password: generatePassword() })),

    ...userOperations(state),
  ];
}
