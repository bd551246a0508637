import { createAnswer } from './internal/answer.js';
import type { ServerAddress } from './internal/base-url.js';
import { decodeJson } from './internal/decode-json.js';
import type { Hooks, Logger } from './internal/hooks.js';
import { metered } from './internal/metered.js';
import { createSettings } from './internal/settings.js';
import { stalling } from './internal/stalling.js';
import type { Token } from './token.js';
import type { Transport } from './transport.js';

export type { ServerAddress } from './internal/base-url.js';
export type { Hooks, Logger, RequestState, ResponseState, RetryState } from './internal/hooks.js';

/** Everything about a transport that may be replaced. Nothing is shared between two of them. */
export type HttpTransportOptions = ServerAddress &
  Hooks & {
    readonly token?: Token | undefined;
    /** @default the platform's */
    readonly fetch?: typeof globalThis.fetch | undefined;
    /**
     * Milliseconds for one try, or `false` to wait for ever.
     *
     * @default 30 000, and ten times that for an upload
     */
    readonly timeout?: number | false | undefined;
    /**
     * Milliseconds for all tries of a request together, pauses included.
     *
     * @default 120 000, or the time of one try where that is longer
     */
    readonly totalTimeout?: number | false | undefined;
    /**
     * How many times a repeatable request is sent again.
     *
     * @default 3
     */
    readonly retries?: number | undefined;
    /**
     * How many requests may be under way at once: servers before 6.14 stall everybody on big lists.
     *
     * @default 6
     */
    readonly maxConcurrent?: number | undefined;
    /** Returns milliseconds that only ever grow. */
    readonly clock?: (() => number) | undefined;
    /** Returns a number from 0 up to 1, for the jitter of pauses. */
    readonly random?: (() => number) | undefined;
    readonly logger?: Logger | undefined;
  };

/** Returns a transport that speaks HTTP. No request is made before the first call. */
export function createHttpTransport(options: HttpTransportOptions): Transport {
  const settings = createSettings(options);
  const answer = createAnswer(settings);
  return {
    async json(route, schema, request) {
      const response = await answer({ route, request, headers: { accept: 'application/json' } });
      return decodeJson(route, schema, await response.text());
    },
    async blob(route, request) {
      return (await answer({ route, request })).blob();
    },
    async stream(route, request) {
      const { body, headers } = await answer({ route, request, streamed: true });
      const size = headers.get('content-length');
      const chunks = stalling(route, body, { signal: request.signal, timeout: request.timeout ?? settings.timeout });
      return metered(chunks, size === null ? undefined : Number(size), request.onProgress);
    },
    async send(route, request) {
      // A few releases answer 500 to a deletion they did, when they may compress the answer.
      await answer({ route, request, headers: { 'accept-encoding': 'identity' } });
    },
    request: (route, request) => answer({ route, request }),
    resolve: (url) => new URL(url, settings.baseUrl).href,
  };
}
