import { abortable } from '../../async.js';
import { ConnectionError, InvokeError, NotInvokeAIError } from '../../errors.js';
import type { Route } from '../../transport.js';
import { causeOf, reasonOf } from '../reason-of.js';
import type { Settings } from './settings.js';

/** The `fetch` that ky calls for each attempt of one request. */
export interface Attempt<T> {
  readonly fetch: typeof globalThis.fetch;
  /** What was read from the successful response. */
  value(): T | undefined;
}

/**
 * Returns the attempt for one request. The body of a successful response is read here, by `read`, so that one that is
 * cut off counts as a failed attempt, and is retried like any other.
 */
export function createAttempt<T>(
  route: Route,
  settings: Settings,
  read: (response: Response) => Promise<T>,
): Attempt<T> {
  const { baseUrl, hooks, clock, credentials, fetch } = settings;
  let attempt = 0;
  let value: T | undefined;
  return {
    value: () => value,
    async fetch(input) {
      attempt++;
      const start = clock();
      const request = input instanceof Request ? input : new Request(input);
      const token = await abortable(credentials.get(), request.signal);
      if (token !== undefined) request.headers.set('authorization', `Bearer ${token}`);
      hooks.onRequest({ route, attempt });
      try {
        const response = await abortable(fetch(request), request.signal); // an injected `fetch` may ignore the signal
        hooks.onResponse({ route, attempt, status: response.status, milliseconds: clock() - start });
        await credentials.adopt(token, response);
        if (isWebPage(response)) {
          response.body?.cancel().catch(() => {});
          throw new NotInvokeAIError(route, baseUrl.href, { outcome: response.ok ? 'unknown' : 'rejected' });
        }
        if (response.ok) value = await abortable(read(response), request.signal);
        return response;
      } catch (error) {
        if (request.signal.aborted || InvokeError.isInstance(error)) throw error;
        throw new ConnectionError(route, reasonOf(error), { cause: causeOf(error) });
      }
    },
  };
}

/** Whether a page was returned instead of data or a JSON error. A proxy's own page for 502 and the like does not count. */
const isWebPage = ({ ok, status, headers }: Response): boolean =>
  (ok || status === 404 || status === 405) && /^text\/html\b/i.test(headers.get('content-type') ?? '');
