import { abortable } from '../../async.js';
import { ConnectionError, InvokeError, NotInvokeAIError } from '../../errors.js';
import type { Route } from '../../transport.js';
import { causeOf, reasonOf } from '../reason-of.js';
import type { Settings } from './settings.js';

/** The `fetch` that ky is given for one request, and what was read from its answer. */
export interface Wire<T> {
  readonly fetch: typeof globalThis.fetch;
  value(): T | undefined;
}

/**
 * Returns the wire for one request. A good answer's body is read here, by `read`, so that one that breaks off counts
 * as a failed try, and is tried again like any other.
 */
export function createWire<T>(route: Route, settings: Settings, read: (response: Response) => Promise<T>): Wire<T> {
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
        const response = await abortable(fetch(request), request.signal);
        hooks.onResponse({ route, attempt, status: response.status, milliseconds: clock() - start });
        await credentials.adopt(token, response);
        if (isWebPage(response)) {
          response.body?.cancel().catch(() => {});
          throw new NotInvokeAIError(route, baseUrl.href);
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

/** A page where data, or a refusal in JSON, was expected. A proxy's own page for 502 and the like is none of these. */
const isWebPage = ({ ok, status, headers }: Response): boolean =>
  (ok || status === 404 || status === 405) && /^text\/html\b/i.test(headers.get('content-type') ?? '');
