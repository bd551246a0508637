import { createServer, type Server as HttpServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Server, type ServerOptions } from 'socket.io';

export interface EventServerOptions extends Partial<ServerOptions> {
  /** Defaults to a free one. */
  readonly port?: number;
  readonly host?: string;
  /** Whether to accept a client. Accepts all by default. */
  readonly accepts?: (auth: Readonly<Record<string, unknown>>) => boolean;
  /** Defaults to one that serves nothing else. */
  readonly http?: HttpServer;
}

/** A real socket.io server on loopback, with rooms as InvokeAI has them. */
export interface EventServer extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly io: Server;
  /** What each client sent as its credentials, in order. */
  readonly auths: readonly Readonly<Record<string, unknown>>[];
  /** The messages of clients, in order. */
  readonly received: readonly (readonly [name: string, payload: unknown])[];
  /** Returns once the last client has disconnected. */
  emptied(): Promise<void>;
}

const notFound = (_: unknown, response: ServerResponse) => response.writeHead(404).end();

/** Starts a server that acknowledges entering and leaving a room. */
export async function startEventServer(options: EventServerOptions = {}): Promise<EventServer> {
  const {
    port: wanted = 0,
    host = '127.0.0.1',
    accepts = () => true,
    http = createServer(notFound),
    ...rest
  } = options;
  const io = new Server(http, { path: '/ws/socket.io', serveClient: false, destroyUpgradeTimeout: 20, ...rest });
  http.maxRequestsPerSocket = 1; // no connection is reused
  const auths: Record<string, unknown>[] = [];
  const received: [string, unknown][] = [];
  io.use((socket, next) => {
    auths.push(socket.handshake.auth);
    next(accepts(socket.handshake.auth) ? undefined : new Error('Connection rejected by server'));
  });
  io.on('connection', (socket) => {
    socket.onAny((name: string, payload: { queue_id?: string }, reply?: () => void) => {
      received.push([name, payload]);
      if (typeof payload.queue_id !== 'string') return;
      if (name === 'subscribe_queue') socket.join(payload.queue_id);
      else if (name === 'unsubscribe_queue') socket.leave(payload.queue_id);
      else return;
      reply?.();
    });
  });
  await new Promise<void>((resolve) => void http.listen(wanted, host, resolve));
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    io,
    auths,
    received,
    async emptied() {
      while (io.engine.clientsCount > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    async [Symbol.asyncDispose]() {
      http.closeAllConnections();
      await io.close();
    },
  };
}
