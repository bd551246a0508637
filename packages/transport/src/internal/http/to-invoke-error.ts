import { HTTPError, TimeoutError as KyTimeoutError } from 'ky';

import { TimeoutError } from '../../errors.js';
import type { Patience } from '../timeouts.js';
import { decodeError } from './decode-error.js';

/**
 * Returns our own error for one of ky's. Nothing of ky's is kept: its errors carry the request, headers and all.
 * What is none of ky's is ours already, or was thrown by the caller's own token function.
 */
export function explain(
  route: string,
  error: unknown,
  { timeout, totalTimeout, waited }: Patience & { readonly waited: number },
): Error {
  if (error instanceof HTTPError) return decodeError(route, error.response.status, error.data);
  if (error instanceof KyTimeoutError) {
    const overall = totalTimeout !== false && waited > totalTimeout - 5; // a timer may ring a little early
    return new TimeoutError(route, Number(overall || timeout === false ? totalTimeout : timeout));
  }
  return error instanceof Error ? error : new Error(String(error));
}
