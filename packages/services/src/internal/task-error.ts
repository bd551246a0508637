import { InvokeError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { IncompleteError } from '../errors.js';

/** Returns what a task rejects with when it stops half-way: an `IncompleteError`, or the reason of an abort itself. */
export function taskError<Report>(error: unknown, report: Report, { signal }: RequestOptions): unknown {
  if (!InvokeError.isInstance(error) || (signal?.aborted && error === signal.reason)) return error;
  const { cause } = error;
  return new IncompleteError(report, error instanceof IncompleteError && InvokeError.isInstance(cause) ? cause : error);
}
