import { InputError } from '../errors.js';
import type { AnyRequest } from '../transport.js';
import { printValue } from './print-value.js';

/** The most milliseconds that a timer can wait; with more it fires at once. */
const longestTimeout = 2 ** 31 - 1;

/** Milliseconds for one attempt, and for all attempts of a request together. */
export interface Timeouts {
  readonly timeout: number | false;
  readonly totalTimeout: number | false;
}

/** Throws an `InputError` unless `value` is absent, `false` or a time that a timer can wait. */
export function checkTimeout(argument: string, value: number | false | undefined): void {
  if (value === undefined || value === false) return;
  if (typeof value === 'number' && value > 0 && value <= longestTimeout) return;
  const reason = `must be false or milliseconds, above 0 and at most ${longestTimeout}, got ${printValue(value)}`;
  throw new InputError(argument, reason, longestTimeout);
}

/** Returns the timeouts of a request: its own timeout counts, and an upload has ten times the usual one. */
export function timeoutsFor({ form, timeout: own }: AnyRequest, usual: Timeouts): Timeouts {
  checkTimeout('timeout', own);
  const scaled = form && usual.timeout !== false ? Math.min(10 * usual.timeout, longestTimeout) : usual.timeout;
  const timeout = own ?? scaled;
  const isUnlimited = timeout === false || usual.totalTimeout === false;
  return { timeout, totalTimeout: isUnlimited ? false : Math.max(usual.totalTimeout, timeout) };
}
