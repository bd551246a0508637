import { Socket } from 'engine.io-client';

import { unref } from '../unref.js';
import type { SocketIoOptions } from './socket-io-connection.js';
import { createWebSocketCarrier } from './websocket-carrier.js';

/** Milliseconds. */
const longestInterval = 600_000;

export interface ProbeOptions extends Pick<SocketIoOptions, 'headers' | 'origin' | 'path' | 'WebSocket'> {
  /** Milliseconds until a handshake counts as dropped, and before the first attempt. */
  readonly connectTimeout: number;
}

/**
 * Returns a function that attempts to open a websocket, until the server's handshake arrives over one, then closes that
 * and calls back once. It returns how to stop. The interval doubles with each attempt, over all calls: it is for servers
 * and proxies that opened none.
 */
export function createWebSocketProbe(options: ProbeOptions): (onOpen: () => void) => () => void {
  const { connectTimeout } = options;
  let interval = connectTimeout;
  return (onOpen) => {
    let stop = (): void => {};
    const attemptLater = (): void => {
      const timer = setTimeout(() => {
        stop = attempt(options, (isOpen) => (isOpen ? onOpen() : attemptLater()));
      }, interval);
      unref(timer);
      stop = () => clearTimeout(timer);
      interval = Math.max(connectTimeout, Math.min(2 * interval, longestInterval));
    };
    attemptLater();
    return () => stop();
  };
}

function attempt(
  { origin, path, headers, WebSocket, connectTimeout }: ProbeOptions,
  onOutcome: (isOpen: boolean) => void,
): () => void {
  const transports = [createWebSocketCarrier(WebSocket)];
  const engine = new Socket(origin, { path, transports, upgrade: false, extraHeaders: headers });
  let isStopped = false;
  const stop = (): void => {
    if (isStopped) return;
    isStopped = true;
    clearTimeout(timer);
    engine.close();
    engine.transport.close();
  };
  const finish = (isOpen: boolean): void => {
    if (isStopped) return;
    stop();
    onOutcome(isOpen);
  };
  const timer = setTimeout(finish, connectTimeout, false);
  engine.on('open', () => finish(true));
  engine.on('error', () => finish(false));
  engine.on('close', () => finish(false));
  return stop;
}
