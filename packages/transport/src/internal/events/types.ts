/// <reference lib="esnext.disposable" preserve="true" />
import type { StandardSchemaV1 } from '@standard-schema/spec';

import type { RequestOptions } from '../../options.js';
import type { ResponseSchema } from '../../transport.js';

/** The payload of each event, by its name: synchronous schemas, such as `eventSchemas` of `@x/models/event`. */
export type EventSchemas = Readonly<Record<string, ResponseSchema<unknown>>>;

/** The payload of an event. */
export type EventPayload<S extends EventSchemas, N extends keyof S> = StandardSchemaV1.InferOutput<S[N]>;

/** One of several events, discriminated by `name`. */
export type NamedEvent<S extends EventSchemas, N extends keyof S & string> = {
  readonly [K in N]: {
    /** Which event it is. */
    readonly name: K;
    /** As its schema returns it. */
    readonly payload: EventPayload<S, K>;
  };
}[N];

/** Any event as received, not validated. */
export interface RawEvent {
  /** As the server sent it. */
  readonly name: string;
  /** As the server sent it, of any shape. */
  readonly payload: unknown;
}

/** A client of a {@link LocalEventSource}. */
export interface LocalEventClient {
  /** Called with each event. It does not throw. */
  onEvent(event: RawEvent): void;
  /** Called when the server ends the connection. */
  onDisconnect(): void;
}

/** A connection to a {@link LocalEventSource}. */
export interface LocalEventConnection {
  /** Sends a message, to enter a room for instance, and returns whether the server acknowledges it. */
  send(name: string, payload: unknown): boolean;
  /** Ends the connection. */
  close(): void;
}

/** Options of a connection to a {@link LocalEventSource}. */
export interface LocalConnectOptions {
  /** The token of a login. */
  readonly token?: string | undefined;
}

/** The events of a server in this process, such as those of `@x/sandbox`. */
export interface LocalEventSource {
  /** Connects a client, with the token if there is one. Throws when the server refuses it. */
  connect(client: LocalEventClient, options?: LocalConnectOptions): LocalEventConnection;
}

/**
 * - `idle`: no listeners, so no connection
 * - `connecting`: for the first time since there are listeners
 * - `open`: connected, and all rooms are entered
 * - `disconnected`: no connection; reconnects automatically
 * - `refused`: refused by the server, or no token; reconnects automatically, with the token of that time
 * - `closed`: closed for good
 */
export type SocketState = 'idle' | 'connecting' | 'open' | 'disconnected' | 'refused' | 'closed';

/** A new state of an event socket. */
export type SocketStateChange =
  | {
      /** No connection, and none was lost. */
      readonly state: 'idle' | 'connecting' | 'closed';
    }
  /** `missed` when events may have been lost since the first listener was added: read the current state again. */
  | {
      /** Connected, and all rooms are entered. */
      readonly state: 'open';
      /** Whether events may have been lost since the first listener was added. */
      readonly missed: boolean;
    }
  | {
      /** No connection; another attempt follows. */
      readonly state: 'disconnected' | 'refused';
      /** Why there is none. */
      readonly error: Error;
    };

/** A room on the server: the messages that enter and leave it, and the payload of both. */
export interface EventRoom {
  /** The message that enters it, such as `subscribe_queue`. */
  readonly enter: string;
  /** The message that leaves it, such as `unsubscribe_queue`. */
  readonly leave: string;
  /** Sent with both messages, such as `{ queue_id: 'default' }`. */
  readonly payload: object;
}

/** One holder's lease of a room. */
export interface EventRoomLease extends Disposable {
  /** Whether the server has acknowledged the room over the current connection. */
  readonly live: boolean;
  /** Enters the room again, which changes nothing, and returns whether the server acknowledges it in time. */
  confirm(options?: RequestOptions): Promise<boolean>;
  /** Ends the lease. The room is left with the last one. */
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
 * Receives the server's events. It connects for the first listener or room, disconnects a little after the last one is
 * removed, and reconnects in between whenever the connection is lost or refused; then it enters its rooms again.
 *
 * Events are delivered at most once. Those sent while there is no connection are lost.
 */
export interface EventSocket<S extends EventSchemas> extends Disposable {
  /** The state at this moment. `onState` reports its changes. */
  readonly state: SocketState;
  /** Calls `listener` with the payload of each such event, and returns a function that removes it. */
  on<N extends keyof S & string>(name: N, listener: (payload: EventPayload<S, N>) => void): () => void;
  /** Calls `listener` with every event, including those without a schema and those that do not match theirs. */
  onAny(listener: (event: RawEvent) => void): () => void;
  /** Returns the payload of the next such event. */
  once<N extends keyof S & string>(name: N, options?: OnceOptions<EventPayload<S, N>>): Promise<EventPayload<S, N>>;
  /**
   * Yields the events of these names in order.
   *
   * It listens from the call on and buffers what is not yet read, until it is left, aborted or closed.
   */
  stream<N extends keyof S & string>(
    names: readonly N[],
    options?: Pick<RequestOptions, 'signal'>,
  ): AsyncGenerator<NamedEvent<S, N>, void, undefined>;
  /** Calls `listener` with each change of state, and returns a function that removes it. It does not connect. */
  onState(listener: (change: SocketStateChange) => void): () => void;
  /**
   * Enters a room, over each new connection again, and returns the lease. Leases of one room share it.
   *
   * Resolves once the outcome is known: the lease is `live` if the server has acknowledged the room, and not (yet) if
   * there is no connection, or no reply within the timeout.
   */
  join(room: EventRoom, options?: RequestOptions): Promise<EventRoomLease>;
  /** Reconnects at once if there are listeners or rooms: for a token that has changed. */
  reconnect(): void;
  /** Closes the socket for good. Pending waits reject with a `SocketError`. */
  close(): void;
}
