import { parseBaseUrl, type ServerAddress } from './internal/base-url.js';
import { createCredentials } from './internal/credentials.js';
import { createConnect } from './internal/events/connect.js';
import { EventHub } from './internal/events/socket-client.js';
import type { EventSchemas, EventSocket } from './internal/events/types.js';
import type { TransportLogger } from './internal/hooks.js';
import { checkTime } from './internal/timeouts.js';
import type { Token } from './token.js';

export type {
  EventPayload,
  EventRoom,
  EventRoomLease,
  EventSchemas,
  EventSocket,
  NamedEvent,
  OnceOptions,
  RawEvent,
  SocketState,
  SocketStateChange,
} from './internal/events/types.js';

/** Everything about an event socket that may be replaced. Nothing is shared between two of them. */
export type EventSocketOptions<S extends EventSchemas> = ServerAddress & {
  readonly events: S;
  /** Asked for with each connection. None is sent where there is none. */
  readonly token?: Token | undefined;
  /**
   * Where the server's socket is, below the base URL.
   *
   * @default 'ws/socket.io'
   */
  readonly socketPath?: string | undefined;
  /**
   * Milliseconds from the last listener's leaving to the end of the connection.
   *
   * @default 1000
   */
  readonly linger?: number | undefined;
  /**
   * Milliseconds to wait for the server's word that a room was entered.
   *
   * @default 5000
   */
  readonly ackTimeout?: number | undefined;
  /**
   * Milliseconds that one attempt to connect may take.
   *
   * @default 10000
   */
  readonly connectTimeout?: number | undefined;
  /** @default the platform's */
  readonly WebSocket?: typeof globalThis.WebSocket | undefined;
  /**
   * Carries the messages where no websocket gets through.
   *
   * @default the platform's
   */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Returns milliseconds that only ever grow. */
  readonly clock?: (() => number) | undefined;
  /** Returns a number from 0 up to 1, for the jitter of pauses. */
  readonly random?: (() => number) | undefined;
  /** Receives one line for each change of state and each event that its schema refuses. */
  readonly logger?: TransportLogger | undefined;
};

/** Returns a socket for the server's events. It loads and connects nothing before somebody listens. */
export function createEventSocket<S extends EventSchemas>(options: EventSocketOptions<S>): EventSocket<S> {
  const { linger = 1_000, ackTimeout = 5_000, connectTimeout = 10_000 } = options;
  checkTime('ackTimeout', ackTimeout);
  checkTime('connectTimeout', connectTimeout);
  const { origin, pathname } = parseBaseUrl(options);
  return new EventHub({
    events: options.events,
    linger,
    ackTimeout,
    logger: options.logger,
    clock: options.clock ?? (() => performance.now()),
    random: options.random ?? Math.random,
    connect: createConnect({
      origin,
      path: pathname + (options.socketPath ?? 'ws/socket.io').replace(/^\/+/, ''),
      connectTimeout,
      credentials: createCredentials(options.token),
      WebSocket: options.WebSocket,
      fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    }),
  });
}
