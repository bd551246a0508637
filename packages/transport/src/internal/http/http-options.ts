import type { Token } from '../../token.js';
import type { ServerAddress } from '../base-url.js';
import type { TransportHooks, TransportLogger } from '../hooks.js';

/** Options of a transport. Two transports share nothing. */
export type HttpTransportOptions = ServerAddress &
  TransportHooks & {
    /** A token, a function that returns one, or a store. Without it no credentials are sent. */
    readonly token?: Token | undefined;
    /** Defaults to the platform's. */
    readonly fetch?: typeof globalThis.fetch | undefined;
    /**
     * Milliseconds for one attempt, or `false` for no limit. An upload has ten times as many.
     *
     * @default 30000
     */
    readonly timeout?: number | false | undefined;
    /**
     * Milliseconds for all attempts of a request together, pauses included. Defaults to 120 seconds, or to the timeout
     * of one attempt where that is longer.
     */
    readonly totalTimeout?: number | false | undefined;
    /**
     * The most retries of a repeatable request.
     *
     * @default 3
     */
    readonly retries?: number | undefined;
    /**
     * The most requests in flight at once. Servers before 6.14 block all clients while they return a long list.
     *
     * @default 6
     */
    readonly maxConcurrent?: number | undefined;
    /**
     * The most bytes of a response, after decompression, or `false` for no limit. A larger one ends with a
     * `ResponseTooLargeError`. A file that is read whole may have 16 times as many, a stream is not limited.
     *
     * @default 134217728
     */
    readonly maxResponseSize?: number | false | undefined;
    /** Returns monotonic milliseconds. Defaults to `performance.now`. */
    readonly clock?: (() => number) | undefined;
    /** Returns a number from 0 up to 1, for the jitter of the backoff. Defaults to `Math.random`. */
    readonly random?: (() => number) | undefined;
    /** Receives one line for each response and each retry, without ids and tokens. */
    readonly logger?: TransportLogger | undefined;
  };
