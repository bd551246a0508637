import { InputError } from './errors.js';
import { givesMemory } from './internal/byte-stream.js';
import { checkFunctions, checkLogger, checkRecord } from './internal/check-argument.js';
import { checkSchema } from './internal/check-request.js';
import { decodeJson } from './internal/http/decode-json.js';
import type { HttpTransportOptions } from './internal/http/http-options.js';
import { expectFile } from './internal/http/read/expect-file.js';
import { type ReadContext, readBlob, readJson, readResponse, skipBody } from './internal/http/read/read-body.js';
import { createSender } from './internal/http/sender.js';
import { createSettings } from './internal/http/settings.js';
import { withIdleTimeout } from './internal/http/with-idle-timeout.js';
import { withProgress } from './internal/http/with-progress.js';
import { printValue } from './internal/print-value.js';
import { timeoutsFor } from './internal/timeouts.js';
import type { Transport } from './transport.js';

export type { ServerAddress } from './internal/base-url.js';
export type { ExtraHeaders } from './internal/extra-headers.js';
export type { RequestState, ResponseState, RetryState, TransportHooks, TransportLogger } from './internal/hooks.js';
export type { HttpTransportOptions } from './internal/http/http-options.js';

/** Returns a transport over HTTP. It makes no request before the first call. */
export function createHttpTransport(options: HttpTransportOptions): Transport {
  checkRecord('options', options);
  const { fetch, clock, random, onRequest, onResponse, onRetry } = options;
  checkFunctions({ fetch, clock, random, onRequest, onResponse, onRetry });
  checkLogger(options.logger);
  const settings = createSettings(options);
  const send = createSender(settings);
  const { maxResponseSize, redact } = settings;
  const reading = (route: string, limit = maxResponseSize): ReadContext => ({ route, limit, redact });
  return {
    async json(route, schema, request) {
      checkSchema(schema);
      const read = (response: Response): Promise<unknown> => readJson(response, reading(route));
      const { value } = await send({ route, request, read, headers: { accept: 'application/json' } });
      return decodeJson(route, schema, value, redact);
    },
    async blob(route, request) {
      const read = async (response: Response): Promise<Blob> => {
        expectFile(route, response);
        return await readBlob(response, reading(route, 16 * maxResponseSize));
      };
      return (await send({ route, request, read, headers: uncompressed })).value;
    },
    async stream(route, request) {
      const read = async (response: Response): Promise<void> => expectFile(route, response);
      const { response } = await send({ route, request, read, headers: uncompressed });
      const { timeout } = timeoutsFor(request, settings);
      const isOurs = response.body !== null && givesMemory(response.body);
      const chunks = withIdleTimeout(route, response, { signal: request.signal, timeout, redact });
      return withProgress(chunks, { total: sizeOf(response), onProgress: request.onProgress, givesMemory: isOurs });
    },
    async send(route, request) {
      const read = (response: Response): Promise<void> => skipBody(response, reading(route));
      await send({ route, request, read, headers: uncompressed });
    },
    async request(route, request) {
      const read = (response: Response): Promise<Response> => readResponse(response, reading(route));
      return (await send({ route, request, read })).value;
    },
    resolve(url) {
      const isText = typeof url === 'string';
      if (isText && URL.canParse(url, settings.baseUrl)) return new URL(url, settings.baseUrl).href;
      throw new InputError(
        'url',
        `must be a URL, or a path of the server, got ${isText ? 'another text' : printValue(url)}`,
      );
    },
  };
}

/**
 * Files gain nothing from compression. Some releases perform a deletion and return 500 when the client accepts it.
 */
const uncompressed = { 'accept-encoding': 'identity' } as const;

/** The `content-length` of a compressed body is not the number of bytes that are read. */
function sizeOf({ headers }: Response): number | undefined {
  const length = headers.get('content-length');
  return length === null || headers.has('content-encoding') ? undefined : Number(length);
}
