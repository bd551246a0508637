import { parseBaseUrl, type ServerAddress } from './internal/base-url.js';
import { createCredentials } from './internal/credentials.js';
import { createConnect } from './internal/events/connect.js';
import { SocketClient } from './internal/events/socket-client.js';
import type { EventSchemas, EventSocket } from './internal/events/types.js';
import type { TransportLogger } from './internal/hooks.js';
import { checkTimeout } from './internal/timeouts.js';
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

/** Options of an event socket. Two sockets share nothing. */
export type EventSocketOptions<S extends EventSchemas> = ServerAddress & {
  readonly events: S;
  /** Read for each new connection. Without one, no credentials are sent. */
  readonly token?: Token | undefined;
  /**
   * Path of the socket, relative to the base URL.
   *
   * @default 'ws/socket.io'
   */
  readonly socketPath?: string | undefined;
  /**
   * Milliseconds to keep the connection open after the last listener is removed.
   *
   * @default 1000
   */
  readonly linger?: number | undefined;
  /**
   * Milliseconds to wait for the server to acknowledge that a room was entered.
   *
   * @default 5000
   */
  readonly ackTimeout?: number | undefined;
  /**
   * Milliseconds for one attempt to connect.
   *
   * @default 10000
   */
  readonly connectTimeout?: number | undefined;
  /** Defaults to the platform's. */
  readonly WebSocket?: typeof globalThis.WebSocket | undefined;
  /** Used for polling where no websocket can be opened. Defaults to the platform's. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Returns monotonic milliseconds. Defaults to `performance.now`. */
  readonly clock?: (() => number) | undefined;
  /** Returns a number from 0 up to 1, for the jitter of the backoff. Defaults to `Math.random`. */
  readonly random?: (() => number) | undefined;
  /** Receives one line for each change of state and each event that does not match its schema. */
  readonly logger?: TransportLogger | undefined;
};

/** Returns a socket for the server's events. It loads and connects nothing before the first listener is added. */
export function createEventSocket<S extends EventSchemas>(options: EventSocketOptions<S>): EventSocket<S> {
  const { linger = 1_000, ackTimeout = 5_000, connectTimeout = 10_000 } = options;
  checkTimeout('ackTimeout', ackTimeout);
  checkTimeout('connectTimeout', connectTimeout);
  const { origin, pathname } = parseBaseUrl(options);
  const clock = options.clock ?? (() => performance.now());
  return new SocketClient({
    events: options.events,
    linger,
    ackTimeout,
    logger: options.logger,
    clock,
    random: options.random ?? Math.random,
    connect: createConnect({
      origin,
      path: pathname + (options.socketPath ?? 'ws/socket.io').replace(/^\/+/, ''),
      connectTimeout,
      clock,
      credentials: createCredentials(options.token),
      WebSocket: options.WebSocket,
      fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    }),
  });
}
