import { once } from 'node:events';
import { Server } from 'node:http';

import { createAdaptorServer } from '@hono/node-server';

import { abortOnError } from './internal/server/abort-on-error.js';
import { compress } from './internal/server/compress.js';
import { serveEvents } from './internal/server/socket/serve-events.js';
import type { Sandbox } from './sandbox.js';

/** Where to serve a sandbox. */
export interface ServeOptions {
  /**
   * @default a free port
   */
  readonly port?: number | undefined;
  /**
   * @default '127.0.0.1'
   */
  readonly host?: string | undefined;
}

/** A sandbox that is served on a port. */
export interface ServedSandbox {
  readonly url: string;
  /** Stops the server and closes its connections. The sandbox itself stays usable. */
  close(): Promise<void>;
}

/** Serves a sandbox on a port. Rejects when the port is in use. */
export async function serve(sandbox: Sandbox, options: ServeOptions = {}): Promise<ServedSandbox> {
  const { port = 0, host = '127.0.0.1' } = options;
  const server = createAdaptorServer({
    fetch: async (request, { outgoing }) => {
      const abort = () => void outgoing.destroy();
      try {
        // The adapter's Request is not an instance of the global one.
        const response = await sandbox.fetch(request.url, request);
        return abortOnError(compress(request, response), abort);
      } catch {
        abort();
        return new Response(null, { headers: { 'x-hono-already-sent': 'true' } });
      }
    },
    overrideGlobalObjects: false,
  });
  if (!(server instanceof Server)) throw new TypeError('sockets need an HTTP/1 server');
  const endEvents = await serveEvents(sandbox, server);
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    close: async () => {
      endEvents();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
