import { longestReason } from '../list-issues.js';
import { notSent } from '../mark-not-sent.js';
import { shorten } from '../print-value.js';
import { InvokeError } from './invoke-error.js';

/**
 * What is known of a request that failed:
 * - `not-sent`: it never reached the server, for instance because the connection was refused.
 * - `rejected`: the server refused it and changed nothing.
 * - `unknown`: the server may have carried it out. Check before you send it again.
 */
export type RequestOutcome = 'not-sent' | 'rejected' | 'unknown';

/** A request failed. */
export class RequestError extends InvokeError {
  override readonly name: string = 'RequestError';
  /** The operation, for instance `GET /api/v1/boards/{board_id}`. */
  readonly route: string;
  /** Whether the request may have been carried out. */
  readonly outcome: RequestOutcome;

  constructor(route: string, reason: string, { outcome = 'unknown', cause }: RequestErrorOptions = {}) {
    super(`${route}: ${shorten(reason, longestReason)}`, cause === undefined ? undefined : { cause });
    this.route = route;
    this.outcome = outcome;
  }
}

/** Options of the errors of requests. */
export interface RequestErrorOptions extends ErrorOptions {
  /** @default 'unknown' */
  readonly outcome?: RequestOutcome | undefined;
}

/**
 * Returns whether a request that ended with `error` may have changed something. False for an `InputError`, for a
 * `RequestError` whose outcome is `not-sent` or `rejected`, and for what a token function threw before anything was
 * sent; true for all else, an abort for instance.
 */
export function mayHaveHappened(error: unknown): boolean {
  if (typeof error === 'object' && error !== null && notSent in error) return false;
  if (!InvokeError.isInstance(error)) return true;
  return error.name !== 'InputError' && (!('outcome' in error) || error.outcome === 'unknown');
}
