import type { EventName, EventPayload } from '@x/models/event';

/** An event as clients receive it. */
export interface SandboxEvent<N extends EventName = EventName> {
  /** Which event it is. */
  readonly name: N;
  /** As the server sends it. */
  readonly payload: EventPayload<N>;
}

/** Receives events as a client's socket does. */
export interface EventClient {
  /** Called with each event that the connection receives. */
  onEvent(event: SandboxEvent): void;
  /** Called when the connection breaks. */
  onDisconnect?(): void;
}

/** A connection receives the events for everybody and those for the rooms it has joined. */
export interface EventConnection {
  /** Joins a room, as `subscribe_queue` does. */
  join(room: string): void;
  /** Leaves a room. */
  leave(room: string): void;
  /**
   * Sends a message as a client's socket does, such as `subscribe_queue` and its payload. Returns whether the server
   * acknowledges it.
   */
  send(name: string, payload: unknown): boolean;
  /** Disconnects; `onDisconnect` is not called. */
  close(): void;
}

/** Options of a connection. */
export interface ConnectOptions {
  /** The token of a login. A sandbox with several users refuses connections without one. */
  readonly token?: string | undefined;
}

/** The events of the sandbox, without a port. `createClient` takes them as its `events`. Event faults apply here as they do to sockets. */
export interface SandboxEvents {
  /** Calls `listener` with each event of that name, for any room. Returns a function that unsubscribes it. */
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
  /** Connects a client. Throws when the connection or its token is refused. */
  connect(client: EventClient, options?: ConnectOptions): EventConnection;
}
