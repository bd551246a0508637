import { HTTPError, TimeoutError as KyTimeoutError } from 'ky';

import { NotInvokeAIError, RequestError, type RequestOutcome, TimeoutError } from '../../errors.js';
import type { Redact } from '../excerpt.js';
import { isRecord } from '../is-record.js';
import type { Timeouts } from '../timeouts.js';
import { decodeError } from './decode-error.js';
import type { RequestParameters } from './parameters-of.js';

interface Context extends Timeouts {
  /** Milliseconds since the first attempt began. */
  readonly elapsed: number;
  /** The worst that may have happened in all attempts. */
  readonly outcome: RequestOutcome;
  readonly redact: Redact;
  readonly baseUrl: string;
  readonly parameters: RequestParameters;
}

/**
 * Returns our own error for one of ky's, which is dropped because it holds the request with all its headers.
 * Any other error is returned as it is: it is our own, or was thrown by the caller's token function.
 */
export function toInvokeError(route: string, error: unknown, { outcome, ...context }: Context): Error {
  const known = error instanceof Error ? translate(route, error, context) : new Error(String(error));
  // An earlier attempt may have been carried out, though the last one was not. The token function has errors of its own.
  return known instanceof RequestError && known.route === route ? Object.assign(known, { outcome }) : known;
}

function translate(route: string, error: Error, context: Omit<Context, 'outcome'>): Error {
  const { timeout, totalTimeout, elapsed } = context;
  if (error instanceof HTTPError) {
    const { status } = error.response;
    if (status === 404 && isForeign(error.data)) {
      return new NotInvokeAIError(route, context.baseUrl, {
        received: 'a 404 without the "detail" of InvokeAI',
        outcome: 'rejected',
      });
    }
    return decodeError(route, { status, body: error.data, ...context });
  }
  if (error instanceof KyTimeoutError) {
    const isTotal = totalTimeout !== false && elapsed > totalTimeout - 5; // a timer may fire a little early
    return new TimeoutError(route, Number(isTotal || timeout === false ? totalTimeout : timeout));
  }
  return error;
}

/** Whether the body of a 404 is not FastAPI's. A HEAD request has none. */
const isForeign = (body: unknown): boolean =>
  body !== undefined && body !== '' && !(isRecord(body) && 'detail' in body);
