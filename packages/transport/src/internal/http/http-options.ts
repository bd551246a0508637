import type { Token } from '../../token.js';
import type { ServerAddress } from '../base-url.js';
import type { TransportHooks, TransportLogger } from '../hooks.js';

/** Everything about a transport that may be replaced. Nothing is shared between two of them. */
export type HttpTransportOptions = ServerAddress &
  TransportHooks & {
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
    readonly logger?: TransportLogger | undefined;
  };
