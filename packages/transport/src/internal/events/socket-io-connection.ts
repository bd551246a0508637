import { Manager } from 'socket.io-client';

import { SocketError } from '../../errors.js';
import { reasonOf } from '../reason-of.js';
import { type CarrierOptions, createCarriers } from './carriers.js';
import type { Connection, ConnectionHandlers } from './connection.js';

export interface SocketIoOptions extends CarrierOptions {
  readonly origin: string;
  readonly path: string;
  readonly token: string | undefined;
  /** Connects by polling, without trying a websocket first. */
  readonly pollingOnly: boolean;
}

export interface SocketIoConnection extends Connection {
  /** Whether something that speaks the protocol has responded. */
  readonly hasResponded: boolean;
}

/** Opens a connection over socket.io, by websocket or else by polling. It does not reconnect. */
export function openSocketIoConnection(
  options: SocketIoOptions,
  { onOpen, onEvent, onEnd }: ConnectionHandlers,
): SocketIoConnection {
  const { origin, path, token, pollingOnly } = options;
  const { FetchPolling, ClosableWebSocket } = createCarriers(options);
  const manager = new Manager(origin, {
    path,
    transports: pollingOnly ? [FetchPolling] : [ClosableWebSocket, FetchPolling],
    tryAllTransports: true,
    upgrade: false,
    reconnection: false,
    autoConnect: false,
  });
  manager.timeout(false);
  let hasResponded = false;
  manager.on('open', () => {
    hasResponded = true;
  });
  // In single-user mode the server sends no events to a client with a token, even a valid one.
  const socket = manager.socket('/', { auth: token === undefined ? {} : { token } });
  socket.on('connect', onOpen);
  socket.onAny(onEvent);
  socket.on('connect_error', (error) => onEnd({ error: new SocketError(reasonFor(error)), refused: !socket.active }));
  socket.on('disconnect', (reason) => onEnd({ error: new SocketError(reason), refused: false }));
  socket.connect();
  return {
    get hasResponded() {
      return hasResponded;
    },
    emit: (name, payload, onReply) => void socket.emit(name, payload, onReply),
    close() {
      socket.offAny();
      socket.off();
      socket.disconnect();
      manager.engine.transport.close(); // otherwise it waits until what it has written is sent: on a dead line, for ever
    },
  };
}

/** The library's message says which carrier failed; its `description` is the cause. */
function reasonFor(error: Error): string {
  const isDescribed = 'description' in error && error.description instanceof Error;
  return reasonOf(isDescribed ? error.description : error);
}
