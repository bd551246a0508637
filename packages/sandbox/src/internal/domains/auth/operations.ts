import { type Operation, operation } from '../../http/operation.js';
import { json } from '../../http/response.js';

/** There is one user, who needs no password. */
const STATUS = {
  setup_required: false,
  multiuser_enabled: false,
  strict_password_checking: false,
  admin_email: null,
};

export const authOperations = (): Operation[] => [operation('GET /api/v1/auth/status', {}, () => json(STATUS))];
