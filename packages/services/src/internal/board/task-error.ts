import { InvokeError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { IncompleteError } from '../../errors.js';

/** Returns what to reject with when work stops half-way: an abort stays the caller's own reason, whatever it is. */
export function incomplete<Report>(error: unknown, report: Report, { signal }: RequestOptions): unknown {
  if (!InvokeError.isInstance(error) || (signal?.aborted && error === signal.reason)) return error;
  const { cause } = error;
  return new IncompleteError(report, error instanceof IncompleteError && InvokeError.isInstance(cause) ? cause : error);
}
