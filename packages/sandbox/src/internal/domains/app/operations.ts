import type { State } from '../../engine/state.js';
import { json } from '../../http/answer.js';
import { type Operation, operation } from '../../http/operation.js';

/** One user, whom nobody asks for a password. */
const AUTH_STATUS = {
  setup_required: false,
  multiuser_enabled: false,
  strict_password_checking: false,
  admin_email: null,
};

export const appOperations = ({ version }: State): Operation[] => [
  operation('GET /api/v1/app/version', {}, () => json({ version })),
  operation('GET /api/v1/auth/status', {}, () => json(AUTH_STATUS)),
];
