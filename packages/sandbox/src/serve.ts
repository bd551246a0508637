import { once } from 'node:events';
import { Server } from 'node:http';

import { createAdaptorServer } from '@hono/node-server';

import { breakingOff } from './internal/server/abort-on-error.js';
import { compress } from './internal/server/compress.js';
import { serveEvents } from './internal/server/socket/serve-events.js';
import type { Sandbox } from './sandbox.js';

export interface ServeOptions {
  /**
   * @default any that is free
   */
  readonly port?: number | undefined;
  /**
   * @default '127.0.0.1'
   */
  readonly host?: string | undefined;
}

export interface ServedSandbox {
  readonly url: string;
  /** Stops answering and cuts what connections there are. The sandbox itself lives on. */
  close(): Promise<void>;
}

/** Serves a sandbox on a port. Rejects when the port is taken. */
export async function serve(sandbox: Sandbox, options: ServeOptions = {}): Promise<ServedSandbox> {
  const { port = 0, host = '127.0.0.1' } = options;
  const server = createAdaptorServer({
    fetch: async (request, { outgoing }) => {
      const breakOff = () => void outgoing.destroy();
      try {
        // The library has requests of its own, which only look like those of the platform.
        const response = await sandbox.fetch(request.url, request);
        return breakingOff(compress(request, response), breakOff);
      } catch {
        breakOff();
        return new Response(null, { headers: { 'x-hono-already-sent': 'true' } });
      }
    },
    overrideGlobalObjects: false,
  });
  if (!(server instanceof Server)) throw new TypeError('Sockets need HTTP/1');
  const endEvents = await serveEvents(sandbox, server);
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
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
