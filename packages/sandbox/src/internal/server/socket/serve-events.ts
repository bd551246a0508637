import type { Server as HttpServer, IncomingMessage } from 'node:http';

import type { Socket } from 'socket.io';

import type { SandboxEvents } from '../../../events.js';
import { eventsOf } from './broker-of.js';

const PATH = '/ws/socket.io';

/** What a client may ask for, and the member of its payload that names the room. */
const REQUESTS = {
  subscribe_queue: ['enter', 'queue_id'],
  unsubscribe_queue: ['leave', 'queue_id'],
  subscribe_bulk_download: ['enter', 'bulk_download_id'],
  unsubscribe_bulk_download: ['leave', 'bulk_download_id'],
} as const;

interface EventServer {
  readonly events: SandboxEvents;
  readonly basePath: string;
}

/** Tells what happens over sockets on a server's port. Returns what ends that. */
export async function serveEvents(sandbox: EventServer, server: HttpServer): Promise<() => void> {
  const { Server } = await import('socket.io');
  const exchange = eventsOf(sandbox);
  const io = new Server(server, {
    path: PATH,
    serveClient: false,
    cors: { origin: '*' },
    allowRequest: (_request, answer) => answer(null, exchange.admits()),
  });
  // The server is found under its base path as well; the sockets know only one.
  const shorten = (request: IncomingMessage) => {
    if (request.url?.startsWith(sandbox.basePath + PATH)) request.url = request.url.slice(sandbox.basePath.length);
  };
  server.prependListener('request', shorten);
  server.prependListener('upgrade', shorten);
  io.on('connection', (socket) => connect(exchange, socket));
  return () => {
    // At once: else the next poll of who polls is waited for, half a minute.
    for (const { conn } of io.of('/').sockets.values()) conn.close(true);
    io.engine.close();
  };
}

function connect(exchange: ReturnType<typeof eventsOf>, socket: Socket): void {
  const connection = exchange.join({
    hear: ({ name, payload }) => void socket.emit(name, payload),
    cut: () => socket.conn.close(true),
  });
  for (const [name, [verb, member]] of Object.entries(REQUESTS)) {
    socket.on(name, (payload: unknown, acknowledge?: unknown) => {
      const room = typeof payload === 'object' && payload !== null ? Reflect.get(payload, member) : undefined;
      // The server breaks over any other payload, and says nothing.
      if (typeof room !== 'string') return;
      connection[verb](room);
      if (typeof acknowledge === 'function') acknowledge();
    });
  }
  socket.on('disconnect', () => connection.close());
}
