import type { EventName } from '@x/models/event';

import type { SandboxEvent } from './events.js';

/** A fault of a request. */
export type Fault =
  /** The request takes longer. */
  | {
      readonly kind: 'delay';
      /** How much longer. */
      readonly milliseconds: number;
    }
  /** The request is not executed. The response has this status, 503 by default. */
  | {
      readonly kind: 'status';
      /**
       * The HTTP status of the response.
       *
       * @default 503
       */
      readonly status?: number | undefined;
      /** Text, or a value that is sent as JSON. */
      readonly body?: unknown;
      /** Seconds. */
      readonly retryAfter?: number | undefined;
    }
  /** The request is executed and the connection breaks before the response. */
  | { readonly kind: 'lose' }
  /** The connection breaks before the request is executed. */
  | { readonly kind: 'reset' }
  /** The request is executed and the connection breaks in the middle of the response. */
  | { readonly kind: 'truncate' }
  /**
   * The batch operations of boards neither move these images nor report them, as when the server fails to move them.
   * Other requests are not matched.
   */
  | {
      readonly kind: 'skip';
      /** Names of the images. */
      readonly names: readonly string[];
    }
  /** The request is not executed, unless `done`. It and all later requests fail until `Sandbox.revive()`. */
  | {
      readonly kind: 'kill';
      /**
       * Whether the request is executed first.
       *
       * @default false
       */
      readonly done?: boolean | undefined;
    };

/** A fault of events and their connections. */
export type EventFault =
  /** The event is not delivered. */
  | { readonly kind: 'drop-event' }
  /** The event is delivered later. */
  | {
      readonly kind: 'delay-event';
      /** How much later. */
      readonly milliseconds: number;
    }
  /** The event is delivered twice. */
  | { readonly kind: 'duplicate-event' }
  /** The event is delivered after the next one. */
  | { readonly kind: 'reorder-event' }
  /** The event is not delivered and all connections break. */
  | { readonly kind: 'cut-socket' }
  /** No event is delivered from this one on, until the rule is removed. Connections stay open. */
  | { readonly kind: 'silence-socket' }
  /** A connection is refused. */
  | { readonly kind: 'refuse-socket' };

/** When a fault happens. By default always. */
export interface FaultSchedule {
  /** Number of matching requests, events or connections without the fault at first. */
  readonly after?: number | undefined;
  /** Maximum number of times the fault happens. */
  readonly times?: number | undefined;
  /** Probability of the fault, from 0 to 1. It depends on the sandbox's `seed` only. */
  readonly probability?: number | undefined;
}

/** A fault and when it happens. */
export type FaultRule = RequestFaultRule | EventFaultRule;

/** A fault of requests, and which of them it hits. */
export type RequestFaultRule = Fault &
  FaultSchedule & {
    /**
     * An operation, as in `POST /api/v1/board_images/batch` with `{…}` for any value, or a predicate, which does not see
     * the body. Preflights of browsers are never matched.
     */
    readonly match?: string | ((request: Request) => boolean) | undefined;
  };

/** A fault of events or connections, and which of them it hits. */
export type EventFaultRule = EventFault &
  FaultSchedule & {
    /** The name of an event, or a predicate of events. It does not apply to `refuse-socket`. */
    readonly match?: EventName | ((event: SandboxEvent) => boolean) | undefined;
  };
