import { once } from 'node:events';

import { createAdaptorServer } from '@hono/node-server';

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
  /** Stops answering; connections that are open are cut. The sandbox itself goes on. */
  close(): Promise<void>;
}

/** Serves a sandbox on a port. */
export async function serve(sandbox: Sandbox, options: ServeOptions = {}): Promise<ServedSandbox> {
  const { port = 0, host = '127.0.0.1' } = options;
  const server = createAdaptorServer({ fetch: (request: Request) => sandbox.fetch(request) });
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    close: async () => {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
