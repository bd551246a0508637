import { SocketError } from './errors.js';
import type { Connect, LinkEnd, LinkWatcher } from './internal/events/connection.js';
import { EventHub, type HubOptions } from './internal/events/socket-client.js';
import type { EventSchemas } from './internal/events/types.js';

/** A message that a {@link FakeEventSocket} was asked to send. */
export type FakeMessage = readonly [name: string, payload: object];

/** What may be set otherwise than in the real one: times, chance, the logger. */
export type FakeEventOptions = Partial<Omit<HubOptions<EventSchemas>, 'connect' | 'events'>>;

/** A server of events without a network, as far as one socket can tell. */
class FakeServer {
  readonly messages: FakeMessage[] = [];
  attempts = 0;
  obstacle: LinkEnd | undefined;
  isSilent = false;
  #watcher: LinkWatcher | undefined;

  readonly connect: Connect = (watcher) => {
    let isOver = false;
    this.attempts++;
    queueMicrotask(() => {
      if (isOver) return;
      if (this.obstacle) return watcher.onEnd(this.obstacle);
      this.#watcher = watcher;
      watcher.onOpen();
    });
    return {
      emit: (name, payload, onAnswer) => {
        this.messages.push([name, payload]);
        queueMicrotask(() => this.isSilent || isOver || onAnswer());
      },
      close: () => {
        isOver = true;
        if (this.#watcher === watcher) this.#watcher = undefined;
      },
    };
  };

  emit(name: string, payload: unknown): void {
    if (!this.isSilent) this.#watcher?.onEvent(name, payload);
  }

  end(end: LinkEnd): void {
    this.#watcher?.onEnd(end);
  }
}

/**
 * An event socket for tests: the real one, but for the network. What the test says the server tells goes through the
 * schemas like everything else.
 */
export class FakeEventSocket<S extends EventSchemas> extends EventHub<S> {
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

  /** What the server was sent, in order. */
  get messages(): readonly FakeMessage[] {
    return this.#server.messages;
  }

  /** How often it tried to connect. */
  get attempts(): number {
    return this.#server.attempts;
  }

  /** The server tells this event, if there is a connection. */
  emit(name: string, payload: unknown): void {
    this.#server.emit(name, payload);
  }

  /** The connection is lost. The next one, after a pause, is a good one. */
  drop(reason = 'transport close'): void {
    this.#server.end({ error: new SocketError(reason), refused: false });
  }

  /** The server is gone, until it is told to {@link accept}. */
  goDown(reason = 'connect ECONNREFUSED'): void {
    this.#block({ error: new SocketError(reason), refused: false });
  }

  /** The server takes no connection of this user's, until it is told to {@link accept}. */
  refuse(reason = 'Connection rejected by server'): void {
    this.#block({ error: new SocketError(reason), refused: true });
  }

  /** Connections succeed again. */
  accept(): void {
    this.#server.obstacle = undefined;
  }

  /** Neither events nor answers come any more, though the connection seems to stand; or they do again. */
  beSilent(isSilent = true): void {
    this.#server.isSilent = isSilent;
  }

  #block(end: LinkEnd): void {
    this.#server.obstacle = end;
    this.#server.end(end);
  }
}
