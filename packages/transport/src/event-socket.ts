import { InputError } from './errors.js';
import { parseBaseUrl, type ServerAddress } from './internal/base-url.js';
import { checkFunctions, checkLogger, checkRecord } from './internal/check-argument.js';
import { createCredentials } from './internal/credentials.js';
import { createConnect } from './internal/events/connect.js';
import { createLocalConnect } from './internal/events/connect-locally.js';
import { SocketClient } from './internal/events/socket-client.js';
import type { EventSchemas, EventSocket, LocalEventSource } from './internal/events/types.js';
import { checkHeaders } from './internal/extra-headers.js';
import type { TransportLogger } from './internal/hooks.js';
import { isRecord } from './internal/is-record.js';
import { printValue } from './internal/print-value.js';
import { createRedactor } from './internal/redactor.js';
import { checkTimeout } from './internal/timeouts.js';
import type { Token } from './token.js';

export type {
  EventPayload,
  EventRoom,
  EventRoomLease,
  EventSchemas,
  EventSocket,
  LocalConnectOptions,
  LocalEventClient,
  LocalEventConnection,
  LocalEventSource,
  NamedEvent,
  OnceOptions,
  RawEvent,
  SocketState,
  SocketStateChange,
} from './internal/events/types.js';

interface CommonOptions<S extends EventSchemas> {
  /** The schema of each event that is received, by name. An event that does not match its schema is not delivered. */
  readonly events: S;
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
  /** Returns monotonic milliseconds. Defaults to `performance.now`. */
  readonly clock?: (() => number) | undefined;
  /** Returns a number from 0 up to 1, for the jitter of the backoff. Defaults to `Math.random`. */
  readonly random?: (() => number) | undefined;
  /** Receives one line for each change of state and each event that does not match its schema. */
  readonly logger?: TransportLogger | undefined;
}

/**
 * Options of an event socket. Two sockets share nothing. The `headers` go with every request; a browser and a given
 * `WebSocket` cannot send them with a websocket, only with polls.
 */
export type EventSocketOptions<S extends EventSchemas> = ServerAddress &
  CommonOptions<S> & {
    /** Read for each new connection. Without one, no credentials are sent. */
    readonly token?: Token | undefined;
    /**
     * Path of the socket, relative to the base URL.
     *
     * @default 'ws/socket.io'
     */
    readonly socketPath?: string | undefined;
    /**
     * Milliseconds for one attempt to connect. While a server responds and does not accept, each attempt gets twice the
     * time of the last, up to eight times as much.
     *
     * @default 10000
     */
    readonly connectTimeout?: number | undefined;
    /**
     * Defaults to `ws` on Node, elsewhere to the platform's. One without a method `terminate`, such as that of Node,
     * stays open after `close()` until the server closes it too.
     */
    readonly WebSocket?: typeof globalThis.WebSocket | undefined;
    /** Used for polling where no websocket can be opened. Defaults to the platform's. */
    readonly fetch?: typeof globalThis.fetch | undefined;
  };

/** Options of an event socket to a server in this process. */
export interface LocalEventSocketOptions<S extends EventSchemas> extends CommonOptions<S> {
  /** The events of that server, such as `sandbox.events`. */
  readonly source: LocalEventSource;
  /** Read for each new connection. Without one, no credentials are sent. */
  readonly token?: Token | undefined;
}

/** Returns a socket for the server's events. It loads and connects nothing before the first listener is added. */
export function createEventSocket<S extends EventSchemas>(options: EventSocketOptions<S>): EventSocket<S> {
  const { origin, pathname } = parseBaseUrl(options);
  const { connectTimeout = 10_000, WebSocket, fetch, socketPath } = options;
  checkFunctions({ WebSocket, fetch });
  if (socketPath !== undefined && typeof socketPath !== 'string') {
    throw new InputError('socketPath', `must be text, got ${printValue(socketPath)}`);
  }
  checkTimeout('connectTimeout', connectTimeout);
  const common = withDefaults(options);
  const headers = checkHeaders(options.headers);
  const redactor = createRedactor();
  for (const value of Object.values(headers)) redactor.add(value);
  const credentials = createCredentials(options.token, redactor);
  const connect = createConnect({
    origin,
    path: pathname + (socketPath ?? 'ws/socket.io').replace(/^\/+/, ''),
    connectTimeout,
    clock: common.clock,
    headers,
    redact: redactor.redact,
    credentials,
    WebSocket,
    fetch: fetch ?? ((input, init) => globalThis.fetch(input, init)),
  });
  return new SocketClient({ ...common, connect, onUserChange: credentials.onUserChange });
}

/**
 * Returns a socket for the events of a server in this process. It connects when the first listener is added. Events
 * arrive in order, each in a microtask of its own, as a copy that a network would have made.
 */
export function createLocalEventSocket<S extends EventSchemas>(options: LocalEventSocketOptions<S>): EventSocket<S> {
  checkRecord('options', options);
  if (!isRecord(options.source) || typeof options.source['connect'] !== 'function') {
    const example = 'such as sandbox.events';
    throw new InputError(
      'source',
      `must be the events of a server in this process, ${example}, got ${printValue(options.source)}`,
    );
  }
  const credentials = createCredentials(options.token);
  const connect = createLocalConnect(options.source, credentials);
  return new SocketClient({ ...withDefaults(options), connect, onUserChange: credentials.onUserChange });
}

function withDefaults<S extends EventSchemas>(options: CommonOptions<S>) {
  const { events, linger = 1_000, ackTimeout = 5_000, logger } = options;
  const { clock, random } = options;
  checkRecord('events', events);
  checkFunctions({ clock, random });
  checkLogger(logger);
  checkTimeout('ackTimeout', ackTimeout);
  if (linger !== 0) checkTimeout('linger', linger);
  return {
    events,
    linger,
    ackTimeout,
    logger,
    clock: clock ?? (() => performance.now()),
    random: random ?? Math.random,
  };
}
