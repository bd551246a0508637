import { InvokeError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { IncompleteError } from '../incomplete-error.js';

/** Returns what to reject with when work stops half-way: an abort stays the caller's own reason, whatever it is. */
export function incomplete<Report>(error: unknown, report: Report, { signal }: RequestOptions): unknown {
  const aborted = signal?.aborted && error === signal.reason;
  return InvokeError.isInstance(error) && !aborted ? new IncompleteError(report, error) : error;
}
