import { decodeJson } from './internal/http/decode-json.js';
import type { HttpTransportOptions } from './internal/http/http-options.js';
import { createSender } from './internal/http/sender.js';
import { createSettings } from './internal/http/settings.js';
import { withIdleTimeout } from './internal/http/with-idle-timeout.js';
import { withProgress } from './internal/http/with-progress.js';
import { timeoutsFor } from './internal/timeouts.js';
import type { Transport } from './transport.js';

export type { ServerAddress } from './internal/base-url.js';
export type { ExtraHeaders } from './internal/extra-headers.js';
export type { RequestState, ResponseState, RetryState, TransportHooks, TransportLogger } from './internal/hooks.js';
export type { HttpTransportOptions } from './internal/http/http-options.js';

/** Returns a transport over HTTP. It makes no request before the first call. */
export function createHttpTransport(options: HttpTransportOptions): Transport {
  const settings = createSettings(options);
  const send = createSender(settings);
  return {
    async json(route, schema, request) {
      const read = (response: Response): Promise<string> => response.text();
      const { value } = await send({ route, request, read, headers: { accept: 'application/json' } });
      return decodeJson(route, schema, value);
    },
    async blob(route, request) {
      return (await send({ route, request, read: (response) => response.blob() })).value;
    },
    async stream(route, request) {
      const { response, value } = await send({ route, request, read: async ({ body }) => body });
      const { timeout } = timeoutsFor(request, settings);
      const chunks = withIdleTimeout(route, value, { signal: request.signal, timeout });
      return withProgress(chunks, sizeOf(response), request.onProgress);
    },
    async send(route, request) {
      // Some releases perform a deletion and return 500 when the client accepts compression.
      const headers = { 'accept-encoding': 'identity' };
      await send({ route, request, headers, read: (response) => response.arrayBuffer() });
    },
    async request(route, request) {
      return (await send({ route, request, read: buffered })).value;
    },
    resolve: (url) => new URL(url, settings.baseUrl).href,
  };
}

/** Returns the same response with its body in memory. */
async function buffered(response: Response): Promise<Response> {
  const { status, headers } = response;
  const body = await response.arrayBuffer();
  return new Response(body.byteLength > 0 ? body : null, { status, headers });
}

/** The `content-length` of a compressed body is not the number of bytes that are read. */
function sizeOf({ headers }: Response): number | undefined {
  const length = headers.get('content-length');
  return length === null || headers.has('content-encoding') ? undefined : Number(length);
}
