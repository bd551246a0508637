import { HttpException } from '../validation/http-exception.js';
import type { Identity } from './identity.js';

/** Throws 403 unless something belongs to the user, who otherwise must be an administrator. */
export function assertOwner(user: Identity, ownerId: string, detail: string): void {
  if (!user.is_admin && user.user_id !== ownerId) throw new HttpException(403, detail);
}
