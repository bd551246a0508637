import { SocketError } from './errors.js';
import type { Connect, ConnectionEnd, ConnectionHandlers } from './internal/events/connection.js';
import { SocketClient, type SocketClientOptions } from './internal/events/socket-client.js';
import type { EventSchemas } from './internal/events/types.js';

/** A message that a {@link FakeEventSocket} sent. */
export type FakeMessage = readonly [name: string, payload: object];

/** Options that differ from the real one: times, clock, random, logger. */
export type FakeEventOptions = Partial<Omit<SocketClientOptions<EventSchemas>, 'connect' | 'events'>>;

/** The server's side of one fake socket. */
class FakeServer {
  readonly messages: FakeMessage[] = [];
  attempts = 0;
  /** Ends each attempt to connect. */
  obstacle: ConnectionEnd | undefined;
  isSilent = false;
  #handlers: ConnectionHandlers | undefined;

  readonly connect: Connect = (handlers) => {
    let isClosed = false;
    this.attempts++;
    queueMicrotask(() => {
      if (isClosed) return;
      if (this.obstacle) return handlers.onEnd(this.obstacle);
      this.#handlers = handlers;
      handlers.onOpen();
    });
    return {
      emit: (name, payload, onReply) => {
        this.messages.push([name, payload]);
        queueMicrotask(() => this.isSilent || isClosed || onReply());
      },
      close: () => {
        isClosed = true;
        if (this.#handlers === handlers) this.#handlers = undefined;
      },
    };
  };

  emit(name: string, payload: unknown): void {
    if (!this.isSilent) this.#handlers?.onEvent(name, payload);
  }

  end(end: ConnectionEnd): void {
    this.#handlers?.onEnd(end);
  }
}

/** An event socket for tests: the real one without a network. Events that the test emits are validated as usual. */
export class FakeEventSocket<S extends EventSchemas> extends SocketClient<S> {
  readonly #server: FakeServer;

  constructor(events: S, options: FakeEventOptions = {}) {
    const server = new FakeServer();
    super({
      linger: 1_000,
      ackTimeout: 5_000,
      clock: () => performance.now(),
      random: () => 0,
      logger: undefined,
      ...options,
      events,
      connect: server.connect,
    });
    this.#server = server;
  }

  /** The messages that were sent to the server, in order. */
  get messages(): readonly FakeMessage[] {
    return this.#server.messages;
  }

  /** The number of attempts to connect. */
  get attempts(): number {
    return this.#server.attempts;
  }

  /** Emits an event as the server, if there is a connection. */
  emit(name: string, payload: unknown): void {
    this.#server.emit(name, payload);
  }

  /** Ends the connection. The next attempt, after a pause, succeeds. */
  drop(reason = 'transport close'): void {
    this.#server.end({ error: new SocketError(reason), refused: false });
  }

  /** Ends the connection, and fails each attempt to connect until {@link accept} is called. */
  goDown(reason = 'connect ECONNREFUSED'): void {
    this.#block({ error: new SocketError(reason), refused: false });
  }

  /** Ends the connection, and refuses each attempt to connect until {@link accept} is called. */
  refuse(reason = 'Connection rejected by server'): void {
    this.#block({ error: new SocketError(reason), refused: true });
  }

  /** Lets attempts to connect succeed again. */
  accept(): void {
    this.#server.obstacle = undefined;
  }

  /** Stops events and replies while the connection seems open, or with `false` lets them through again. */
  beSilent(isSilent = true): void {
    this.#server.isSilent = isSilent;
  }

  #block(end: ConnectionEnd): void {
    this.#server.obstacle = end;
    this.#server.end(end);
  }
}
