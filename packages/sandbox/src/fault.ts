import type { EventName } from '@x/models/event';

import type { SandboxEvent } from './events.js';

/** What may go wrong with a request. */
export type Fault =
  /** It takes longer. */
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** It is not carried out, and answered with this status, by default 503. */
  | {
      readonly kind: 'status';
      readonly status?: number | undefined;
      /** Text, or what is sent as JSON. */
      readonly body?: unknown;
      /** Seconds. */
      readonly retryAfter?: number | undefined;
    }
  /** It is carried out, and its answer never comes. */
  | { readonly kind: 'lose' }
  /** It is not carried out: the connection breaks first. */
  | { readonly kind: 'reset' }
  /** It is carried out, and its answer breaks off half-way. */
  | { readonly kind: 'truncate' }
  /** It is not carried out, unless `done`, and neither it nor any later one is answered until the sandbox is revived. */
  | { readonly kind: 'kill'; readonly done?: boolean | undefined };

/** What may go wrong with what is told over the socket. */
export type EventFault =
  /** It never arrives. */
  | { readonly kind: 'drop-event' }
  | { readonly kind: 'delay-event'; readonly milliseconds: number }
  /** It arrives twice. */
  | { readonly kind: 'duplicate-event' }
  /** It arrives behind the one that follows it. */
  | { readonly kind: 'reorder-event' }
  /** Every connection breaks instead of telling it. */
  | { readonly kind: 'cut-socket' }
  /** From this one on nothing arrives until the rule is taken away. Connections stay. */
  | { readonly kind: 'silence-socket' }
  /** A connection does not come about. */
  | { readonly kind: 'refuse-socket' };

/** When a fault happens: always, unless it is narrowed down. */
export interface FaultSchedule {
  /** How many matching requests, events or connections pass unharmed at first. */
  readonly after?: number | undefined;
  /** How often it happens at most. */
  readonly times?: number | undefined;
  /** How likely it happens, from 0 to 1. What is decided, and when, follows from the sandbox's `seed` alone. */
  readonly probability?: number | undefined;
}

/** A fault and when it happens. */
export type FaultRule = RequestFaultRule | EventFaultRule;

export type RequestFaultRule = Fault &
  FaultSchedule & {
    /** An operation, spelled as in `POST /api/v1/board_images/batch` with `{…}` for any value, or what looks at each request. */
    readonly match?: string | ((request: Request) => boolean) | undefined;
  };

export type EventFaultRule = EventFault &
  FaultSchedule & {
    /** The name of an event, or what looks at each. A connection is no event. */
    readonly match?: EventName | ((event: SandboxEvent) => boolean) | undefined;
  };
