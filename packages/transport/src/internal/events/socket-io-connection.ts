import { Manager } from 'socket.io-client';

import { SocketError } from '../../errors.js';
import { reasonOf } from '../reason-of.js';
import { type CarrierOptions, createCarriers } from './carriers.js';
import type { Link, LinkWatcher } from './connection.js';

export interface WireOptions extends CarrierOptions {
  readonly origin: string;
  readonly path: string;
  readonly token: string | undefined;
  /** Leaves the websocket out. */
  readonly pollingOnly: boolean;
}

export interface Wire extends Link {
  /** Something that speaks the protocol has answered. */
  readonly reached: boolean;
}

/** Returns a connection under way over socket.io: by websocket, or else by polling. It is not tried again. */
export function openWire(options: WireOptions, { onOpen, onEvent, onEnd }: LinkWatcher): Wire {
  const { origin, path, token, pollingOnly } = options;
  const { ByPolling, ByWebSocket } = createCarriers(options);
  const manager = new Manager(origin, {
    path,
    transports: pollingOnly ? [ByPolling] : [ByWebSocket, ByPolling],
    tryAllTransports: true,
    upgrade: false,
    reconnection: false,
    autoConnect: false,
  });
  manager.timeout(false);
  let reached = false;
  manager.on('open', () => {
    reached = true;
  });
  // In single-user mode a token, even a good one, would lead past all events.
  const socket = manager.socket('/', { auth: token === undefined ? {} : { token } });
  socket.on('connect', onOpen);
  socket.onAny(onEvent);
  socket.on('connect_error', (error) => onEnd({ error: new SocketError(why(error)), refused: !socket.active }));
  socket.on('disconnect', (reason) => onEnd({ error: new SocketError(reason), refused: false }));
  socket.connect();
  return {
    get reached() {
      return reached;
    },
    emit: (name, payload, onAnswer) => void socket.emit(name, payload, onAnswer),
    close() {
      socket.offAny();
      socket.off();
      socket.disconnect();
      manager.engine.transport.close(); // else it waits for what it has sent to be taken, on a dead line for ever
    },
  };
}

/** The library's own words say which carrier failed; what it hangs on the error says why. */
function why(error: Error): string {
  const { description } = Object(error);
  return reasonOf(description instanceof Error ? description : error);
}
