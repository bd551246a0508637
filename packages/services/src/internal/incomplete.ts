import { InvokeError } from '@x/transport/errors';

import { IncompleteError } from '../incomplete-error.js';

/** Returns what to reject with when work stops half-way: an abort stays the caller's own reason. */
export function incomplete<Report>(error: unknown, report: Report): unknown {
  return InvokeError.isInstance(error) ? new IncompleteError(report, error) : error;
}
