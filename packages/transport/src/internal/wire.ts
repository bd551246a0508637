import { ConnectionError } from '../errors.js';
import type { Route } from '../transport.js';
import { adoptToken, authorization } from './credentials.js';
import { raceSignal } from './race-signal.js';
import { reasonOf } from './reason-of.js';
import type { Settings } from './settings.js';

/**
 * Returns the `fetch` that ky is given for one request. Unless the body is to be streamed it is read here, so that
 * a body that breaks off counts as a failed try, and is tried again like any other.
 */
export function createWire(route: Route, settings: Settings, streamed: boolean) {
  const { hooks, clock, tokens, fetch } = settings;
  let attempt = 0;
  return async (input: Request | URL | string): Promise<Response> => {
    const request = input instanceof Request ? input : new Request(input);
    attempt++;
    const start = clock();
    const token = await tokens.get();
    if (token !== undefined) request.headers.set('authorization', authorization(token));
    hooks.onRequest({ route, attempt });
    try {
      const response = await raceSignal(fetch(request), request.signal);
      hooks.onResponse({ route, attempt, status: response.status, milliseconds: clock() - start });
      await adoptToken(tokens, token, response);
      return streamed || !response.ok ? response : await whole(response, request.signal);
    } catch (error) {
      if (request.signal.aborted) throw error;
      throw new ConnectionError(route, reasonOf(error), { cause: error });
    }
  };
}

async function whole(response: Response, signal: AbortSignal): Promise<Response> {
  const body = await raceSignal(response.arrayBuffer(), signal);
  const { status, headers } = response;
  return new Response(body.byteLength > 0 ? body : null, { status, headers });
}
