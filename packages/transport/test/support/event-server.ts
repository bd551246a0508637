import { createServer, type Server as HttpServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Server, type ServerOptions } from 'socket.io';

export interface EventServerOptions extends Partial<ServerOptions> {
  /** @default one that is free */
  readonly port?: number;
  readonly host?: string;
  /** @default everybody */
  readonly admits?: (auth: Readonly<Record<string, unknown>>) => boolean;
  /** @default one that has nothing else */
  readonly http?: HttpServer;
}

/** A real socket.io server on loopback, with rooms as InvokeAI has them. */
export interface EventServer extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly io: Server;
  /** What each client said of itself, in order. */
  readonly auths: readonly Readonly<Record<string, unknown>>[];
  /** What clients sent. */
  readonly heard: readonly (readonly [name: string, payload: unknown])[];
  /** Returns once the last client has gone. */
  emptied(): Promise<void>;
}

const nothingThere = (_: unknown, response: ServerResponse) => response.writeHead(404).end();

/** Starts a server that lets clients in and out of rooms, and says so once it has. */
export async function startEventServer(options: EventServerOptions = {}): Promise<EventServer> {
  const {
    port: wanted = 0,
    host = '127.0.0.1',
    admits = () => true,
    http = createServer(nothingThere),
    ...rest
  } = options;
  const io = new Server(http, { path: '/ws/socket.io', serveClient: false, destroyUpgradeTimeout: 20, ...rest });
  http.maxRequestsPerSocket = 1; // no connection is kept for later
  const auths: Record<string, unknown>[] = [];
  const heard: [string, unknown][] = [];
  io.use((socket, next) => {
    auths.push(socket.handshake.auth);
    next(admits(socket.handshake.auth) ? undefined : new Error('Connection rejected by server'));
  });
  io.on('connection', (socket) => {
    socket.onAny((name: string, payload: { queue_id?: string }, answer?: () => void) => {
      heard.push([name, payload]);
      if (typeof payload.queue_id !== 'string') return;
      if (name === 'subscribe_queue') socket.join(payload.queue_id);
      else if (name === 'unsubscribe_queue') socket.leave(payload.queue_id);
      else return;
      answer?.();
    });
  });
  await new Promise<void>((resolve) => void http.listen(wanted, host, resolve));
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    io,
    auths,
    heard,
    async emptied() {
      while (io.engine.clientsCount > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    async [Symbol.asyncDispose]() {
      http.closeAllConnections();
      await io.close();
    },
  };
}
