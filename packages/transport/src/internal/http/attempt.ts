import { abortable } from '../../async.js';
import { ConnectionError, InvokeError, NotInvokeAIError, RequestError, type RequestOutcome } from '../../errors.js';
import { crossOriginHint } from '../cross-origin-hint.js';
import { markNotSent } from '../mark-not-sent.js';
import { causeOf, reasonOf } from '../reason-of.js';
import { outcomeOfStatus } from '../status.js';
import { connectionOutcome } from './connection-outcome.js';
import { discard, exchange, type PlainRequest } from './exchange.js';
import { createOutcomes } from './outcomes.js';
import type { Settings } from './settings.js';

/** The `fetch` that ky calls for each attempt of one request. */
export interface Attempt<T> {
  readonly fetch: typeof globalThis.fetch;
  /** What was read from the successful response. */
  value(): T | undefined;
  /** The worst that may have happened in all attempts so far. */
  outcome(): RequestOutcome;
}

/**
 * Returns the attempt for one request. The body of a successful response is read here, by `read`, so that one that is
 * cut off counts as a failed attempt, and is retried like any other.
 */
export function createAttempt<T>(
  plain: PlainRequest,
  settings: Settings,
  read: (response: Response) => Promise<T>,
): Attempt<T> {
  const { route } = plain;
  const { baseUrl, hooks, clock, credentials, fetch } = settings;
  const outcomes = createOutcomes();
  let attempt = 0;
  let value: T | undefined;
  return {
    value: () => value,
    outcome: outcomes.worst,
    /** ky's `Request` has no body, and only its signal is used: other implementations of `fetch` may not know its class. */
    async fetch(input) {
      attempt++;
      const start = clock();
      const { signal } = input instanceof Request ? input : new Request(input);
      outcomes.start();
      const token = await abortable(credentials.get(), signal).catch((error: unknown) => {
        throw outcomes.worst() === 'unknown' ? error : markNotSent(error);
      });
      const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
      hooks.onRequest({ route, attempt });
      try {
        outcomes.set('unknown'); // until more is known
        const response = await exchange(fetch, { ...plain, headers: { ...plain.headers, ...authorization } }, signal);
        hooks.onResponse({ route, attempt, status: response.status, milliseconds: clock() - start });
        await credentials.adopt(token, response);
        if (isWebPage(response)) {
          discard(response);
          throw new NotInvokeAIError(route, baseUrl.href, { outcome: response.ok ? 'unknown' : 'rejected' });
        }
        if (response.ok) value = await abortable(read(response), signal);
        else outcomes.set(outcomeOfStatus(response.status));
        return response;
      } catch (error) {
        if (signal.aborted) throw error;
        const known = InvokeError.isInstance(error) ? error : connectionError(route, error, settings);
        if (known instanceof RequestError) outcomes.set(known.outcome);
        throw known;
      }
    },
  };
}

function connectionError(route: string, error: unknown, { baseUrl, redact }: Settings): ConnectionError {
  const reason = reasonOf(error, redact) + crossOriginHint(baseUrl.origin);
  return new ConnectionError(route, reason, { cause: causeOf(error, redact), outcome: connectionOutcome(error) });
}

/** Whether a page was returned instead of data or a JSON error. A proxy's own page for 502 and the like does not count. */
const isWebPage = ({ ok, status, headers }: Response): boolean =>
  (ok || status === 404 || status === 405) && /^text\/html\b/i.test(String(headers.get('content-type')));
