import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http';

import type { Socket } from 'socket.io';

import type { SandboxEvents } from '../../../events.js';
import { record } from '../../validation/record.js';
import { isPreflight, preflight, socketHeaders } from '../cross-origin.js';
import { headersOf, send } from '../respond.js';
import { brokerOf } from './broker-of.js';

const PATH = '/ws/socket.io';

/** What each client event does, and the member of its payload that names the room. */
const REQUESTS = {
  subscribe_queue: ['join', 'queue_id'],
  unsubscribe_queue: ['leave', 'queue_id'],
  subscribe_bulk_download: ['join', 'bulk_download_id'],
  unsubscribe_bulk_download: ['leave', 'bulk_download_id'],
} as const;

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
  io.on('connection', (socket) => connect(broker, socket));
  return () => {
    // With `true` the connection is discarded at once; otherwise a polling client delays it by up to 30 s.
    for (const { conn } of io.of('/').sockets.values()) conn.close(true);
    io.engine.close();
  };
}

function connect(broker: ReturnType<typeof brokerOf>, socket: Socket): void {
  const connection = broker.accept({
    onEvent: ({ name, payload }) => void socket.emit(name, payload),
    onDisconnect: () => socket.conn.close(true),
  });
  for (const [name, [verb, member]] of Object.entries(REQUESTS)) {
    socket.on(name, (payload: unknown, acknowledge?: unknown) => {
      const room = record(payload)[member];
      // The server fails on any other payload without a response.
      if (typeof room !== 'string') return;
      connection[verb](room);
      if (typeof acknowledge === 'function') acknowledge();
    });
  }
  socket.on('disconnect', () => connection.close());
}
