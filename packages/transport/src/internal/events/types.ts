import type { StandardSchemaV1 } from '@standard-schema/spec';

import type { RequestOptions } from '../../options.js';
import type { ResponseSchema } from '../../transport.js';

/** What comes with each event, by the event's name: schemas that check at once, such as `eventSchemas` of `@x/models/event`. */
export type EventSchemas = Readonly<Record<string, ResponseSchema<unknown>>>;

/** What comes with an event. */
export type EventPayload<S extends EventSchemas, N extends keyof S> = StandardSchemaV1.InferOutput<S[N]>;

/** An event of one of some names, told apart by `name`. */
export type NamedEvent<S extends EventSchemas, N extends keyof S & string> = {
  readonly [K in N]: { readonly name: K; readonly payload: EventPayload<S, K> };
}[N];

/** Any event, as it came: nobody checked what it carries. */
export interface RawEvent {
  readonly name: string;
  readonly payload: unknown;
}

/**
 * - `idle`: nobody listens, so there is no connection
 * - `connecting`: for the first time since somebody listens
 * - `open`: connected, and every room has been entered
 * - `disconnected`: no connection; another try follows by itself
 * - `refused`: the server does not want this user, or there is no token; another try, with the token of then, follows
 * - `closed`: for good
 */
export type SocketState = 'idle' | 'connecting' | 'open' | 'disconnected' | 'refused' | 'closed';

/** The state that an event socket has come to. */
export type SocketStateChange =
  | { readonly state: 'idle' | 'connecting' | 'closed' }
  /** `missed` unless all events have been heard since somebody listens: time to ask the server how things are. */
  | { readonly state: 'open'; readonly missed: boolean }
  | { readonly state: 'disconnected' | 'refused'; readonly error: Error };

/** A room on the server: the messages that enter and leave it, and what both of them carry. */
export interface EventRoom {
  readonly enter: string;
  readonly leave: string;
  readonly payload: object;
}

/** One holder's place in a room. */
export interface EventRoomLease extends Disposable {
  /** The server has said, over the connection of now, that the room was entered. */
  readonly live: boolean;
  /** Enters again, which changes nothing, to see whether the server answers; a silent connection looks like any other. */
  confirm(options?: RequestOptions): Promise<boolean>;
  /** Gives the place up. The last one to go leaves the room. */
  leave(): void;
}

/** Options for waiting for one event. */
export interface OnceOptions<T> extends Pick<RequestOptions, 'signal'> {
  /**
   * Milliseconds to wait, or `false` for no limit.
   *
   * @default false
   */
  readonly maxWait?: number | false | undefined;
  /** Whether this is the event to wait for. */
  readonly where?: ((payload: T) => boolean) | undefined;
}

/**
 * Hears what the server tells. It connects when the first listener or room comes, and closes a little after the last
 * has gone; in between it connects again whenever the connection is lost or refused, and enters its rooms again.
 *
 * Events arrive at most once, and those of a time without connection never.
 */
export interface EventSocket<S extends EventSchemas> extends Disposable {
  readonly state: SocketState;
  /** Calls back with what comes with each event of that name, and returns how to stop. */
  on<N extends keyof S & string>(name: N, listener: (payload: EventPayload<S, N>) => void): () => void;
  /** Calls back with every event, those without a schema and those that theirs refuses too. */
  onAny(listener: (event: RawEvent) => void): () => void;
  /** Returns what comes with the next event of that name. */
  once<N extends keyof S & string>(name: N, options?: OnceOptions<EventPayload<S, N>>): Promise<EventPayload<S, N>>;
  /**
   * Yields the events of these names in the order they come.
   *
   * It listens from the call on, and keeps what is not yet asked for, until it is left, aborted or closed.
   */
  stream<N extends keyof S & string>(
    names: readonly N[],
    options?: Pick<RequestOptions, 'signal'>,
  ): AsyncGenerator<NamedEvent<S, N>, void, undefined>;
  /** Calls back with every change of state. It makes no connection by itself. */
  onState(listener: (change: SocketStateChange) => void): () => void;
  /**
   * Enters a room, and again with every new connection; who is in it already shares it.
   *
   * Resolves as soon as it is known whether that worked now: the lease is `live` when the server has said so, and not
   * (yet) when there is no connection, or no word within the timeout.
   */
  join(room: EventRoom, options?: RequestOptions): Promise<EventRoomLease>;
  /** Connects anew at once, if there is anybody to connect for: for a token that has changed. */
  reconnect(): void;
  /** Ends everything. Who waits for an event is told so by a `SocketError`. */
  close(): void;
}
