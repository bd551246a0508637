import { decodeJson } from './internal/http/decode-json.js';
import type { HttpTransportOptions } from './internal/http/http-options.js';
import { createAnswer } from './internal/http/sender.js';
import { createSettings } from './internal/http/settings.js';
import { stalling } from './internal/http/with-idle-timeout.js';
import { metered } from './internal/http/with-progress.js';
import { patienceFor } from './internal/timeouts.js';
import type { Transport } from './transport.js';

export type { ServerAddress } from './internal/base-url.js';
export type { RequestState, ResponseState, RetryState, TransportHooks, TransportLogger } from './internal/hooks.js';
export type { HttpTransportOptions } from './internal/http/http-options.js';

/** Returns a transport that speaks HTTP. No request is made before the first call. */
export function createHttpTransport(options: HttpTransportOptions): Transport {
  const settings = createSettings(options);
  const answer = createAnswer(settings);
  return {
    async json(route, schema, request) {
      const read = (response: Response): Promise<string> => response.text();
      const { value } = await answer({ route, request, read, headers: { accept: 'application/json' } });
      return decodeJson(route, schema, value);
    },
    async blob(route, request) {
      return (await answer({ route, request, read: (response) => response.blob() })).value;
    },
    async stream(route, request) {
      const { response, value } = await answer({ route, request, read: async ({ body }) => body });
      const { timeout } = patienceFor(request, settings);
      const chunks = stalling(route, value, { signal: request.signal, timeout });
      return metered(chunks, sizeOf(response), request.onProgress);
    },
    async send(route, request) {
      // A few releases answer 500 to a deletion they did, when they may compress the answer.
      const headers = { 'accept-encoding': 'identity' };
      await answer({ route, request, headers, read: (response) => response.arrayBuffer() });
    },
    async request(route, request) {
      return (await answer({ route, request, read: whole })).value;
    },
    resolve: (url) => new URL(url, settings.baseUrl).href,
  };
}

/** Returns the same answer with its body in memory. */
async function whole(response: Response): Promise<Response> {
  const { status, headers } = response;
  const body = await response.arrayBuffer();
  return new Response(body.byteLength > 0 ? body : null, { status, headers });
}

/** A compressed body has another length than the bytes that come out of it. */
function sizeOf({ headers }: Response): number | undefined {
  const length = headers.get('content-length');
  return length === null || headers.has('content-encoding') ? undefined : Number(length);
}
