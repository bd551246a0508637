import { HTTPError, TimeoutError as KyTimeoutError } from 'ky';

import { TimeoutError } from '../../errors.js';
import type { Timeouts } from '../timeouts.js';
import { decodeError } from './decode-error.js';

/**
 * Returns our own error for one of ky's, which is dropped because it holds the request with all its headers.
 * Any other error is returned as it is: it is our own, or was thrown by the caller's token function.
 */
export function toInvokeError(
  route: string,
  error: unknown,
  { timeout, totalTimeout, elapsed }: Timeouts & { readonly elapsed: number },
): Error {
  if (error instanceof HTTPError) return decodeError(route, error.response.status, error.data);
  if (error instanceof KyTimeoutError) {
    const isTotal = totalTimeout !== false && elapsed > totalTimeout - 5; // a timer may fire a little early
    return new TimeoutError(route, Number(isTotal || timeout === false ? totalTimeout : timeout));
  }
  return error instanceof Error ? error : new Error(String(error));
}
