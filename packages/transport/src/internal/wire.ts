import { ConnectionError } from '../errors.js';
import type { Route } from '../transport.js';
import { raceSignal } from './race-signal.js';
import { causeOf, reasonOf } from './reason-of.js';
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
  const { hooks, clock, credentials, fetch } = settings;
  let attempt = 0;
  let value: T | undefined;
  return {
    value: () => value,
    async fetch(input) {
      attempt++;
      const start = clock();
      const request = input instanceof Request ? input : new Request(input);
      const token = await tokens.get();
      if (token !== undefined) request.headers.set('authorization', authorization(token));
      hooks.onRequest({ route, attempt });
      try {
        const response = await raceSignal(fetch(request), request.signal);
        hooks.onResponse({ route, attempt, status: response.status, milliseconds: clock() - start });
        await credentials.adopt(token, response);
        if (response.ok) value = await raceSignal(read(response), request.signal);
        return response;
      } catch (error) {
        if (request.signal.aborted) throw error;
        throw new ConnectionError(route, reasonOf(error), { cause: causeOf(error) });
      }
    },
  };
}
