import type { EventName, EventPayload } from '@x/models/event';

/** Something that happened, as clients are told of it. */
export interface SandboxEvent<N extends EventName = EventName> {
  readonly name: N;
  readonly payload: EventPayload<N>;
}

/** Hears events as a client's socket would. */
export interface EventClient {
  hear(event: SandboxEvent): void;
  /** Called when the connection breaks. */
  cut?(): void;
}

/** A connection hears what everybody is told, and what the rooms are told that it is in. */
export interface EventConnection {
  enter(room: string): void;
  leave(room: string): void;
  close(): void;
}

/** What the sandbox tells, without a port: faults reach it as they reach sockets. */
export interface SandboxEvents {
  /** Calls `listener` with each event of that name, whatever room it is for. Returns what ends that. */
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
  /** Connects a client. Throws when it is refused. */
  connect(client: EventClient): EventConnection;
}
