import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http';

import type { Socket } from 'socket.io';

import type { SandboxEvent, SandboxEvents } from '../../../events.js';
import { REJECTED } from '../../events/event-broker.js';
import { bearerOf } from '../../identity/authenticator.js';
import { record } from '../../validation/record.js';
import { isPreflight, preflight, socketHeaders } from '../cross-origin.js';
import { headersOf, send } from '../respond.js';
import { brokerOf } from './broker-of.js';

const PATH = '/ws/socket.io';

interface EventServer {
  readonly events: SandboxEvents;
  readonly basePath: string;
}

/** Serves events over sockets on the port of `server`. Returns a function that stops it. */
export async function serveEvents(
  sandbox: EventServer,
  server: HttpServer,
  allowOrigins: readonly string[],
): Promise<() => void> {
  const { Server } = await import('socket.io');
  const broker = brokerOf(sandbox);
  const io = new Server(server, {
    path: PATH,
    serveClient: false,
    allowRequest: (_request, decide) => decide(null, broker.admits()),
  });
  // The server is available under its base path too, but socket.io supports one path only.
  const shorten = (request: IncomingMessage) => {
    if (request.url?.startsWith(sandbox.basePath + PATH)) request.url = request.url.slice(sandbox.basePath.length);
  };
  server.prependListener('request', shorten);
  server.prependListener('upgrade', shorten);
  io.engine.use((request: IncomingMessage, response: ServerResponse, next: () => void) => {
    const asked = { method: request.method ?? '', headers: headersOf(request), allowOrigins };
    if (isPreflight(asked)) send(response, preflight(asked));
    else next();
  });
  io.engine.on('headers', (headers: object, request: IncomingMessage) => {
    if (request.headers.upgrade === undefined) {
      Object.assign(headers, socketHeaders({ headers: headersOf(request), allowOrigins }));
    }
  });
  io.use((socket, next) => (broker.accepts(tokenOf(socket)) ? next() : next(new Error(REJECTED))));
  io.on('connection', (socket) => connect(broker, socket));
  return () => {
    // With `true` the connection is discarded at once; otherwise a polling client delays it by up to 30 s.
    for (const { conn } of io.of('/').sockets.values()) conn.close(true);
    io.engine.close();
  };
}

/** Returns the token with which a socket connects: that of its handshake, otherwise that of its headers. */
function tokenOf({ handshake, request }: Socket): string | undefined {
  const token: unknown = record(handshake.auth)['token'];
  return typeof token === 'string' && token !== '' ? token : bearerOf({ headers: headersOf(request) });
}

function connect(broker: ReturnType<typeof brokerOf>, socket: Socket): void {
  const client = {
    onEvent: ({ name, payload }: SandboxEvent) => void socket.emit(name, payload),
    onDisconnect: () => socket.conn.close(true),
  };
  const connection = broker.accept(client, tokenOf(socket));
  socket.onAny((name: string, payload: unknown, acknowledge?: unknown) => {
    if (connection.send(name, payload) && typeof acknowledge === 'function') acknowledge();
  });
  socket.on('disconnect', () => connection.close());
}
