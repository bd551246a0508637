import { HTTPError, TimeoutError as KyTimeoutError } from 'ky';

import { ConnectionError, InvokeError, TimeoutError } from '../errors.js';
import { decodeError } from './decode-error.js';
import { reasonOf } from './reason-of.js';
import type { Patience } from './send.js';

/** Returns our own error for what ky rejected with. Nothing of ky's is kept: its errors carry the request's headers. */
export function explain(route: string, error: unknown, { timeout, totalTimeout }: Patience): InvokeError {
  if (InvokeError.isInstance(error)) return error;
  if (error instanceof HTTPError) return decodeError(route, error.response.status, error.data);
  if (error instanceof KyTimeoutError) return new TimeoutError(route, Number(timeout || totalTimeout));
  return new ConnectionError(route, reasonOf(error));
}
