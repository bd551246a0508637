/// <reference lib="esnext.disposable" preserve="true" />
import { once } from 'node:events';
import { createServer } from 'node:http';

import { toHandler } from './internal/server/exchange.js';
import { respond } from './internal/server/respond.js';
import { serveEvents } from './internal/server/socket/serve-events.js';
import type { Sandbox } from './sandbox.js';

/** Where to serve a sandbox, and to whom. */
export interface ServeOptions {
  /**
   * @default a free port
   */
  readonly port?: number | undefined;
  /**
   * @default '127.0.0.1'
   */
  readonly host?: string | undefined;
  /**
   * The origins whose web pages may read responses, such as `http://localhost:5173`; `*` is all of them. As the server's
   * own setting `allow_origins`; sockets are open to every origin, as on the server.
   *
   * @default []
   */
  readonly allowOrigins?: readonly string[] | undefined;
}

/** A sandbox that is served on a port. */
export interface ServedSandbox extends AsyncDisposable {
  /** The address, without a slash at its end, for instance `http://127.0.0.1:9090`. */
  readonly url: string;
  /** Stops the server and closes its connections. The sandbox itself stays usable. */
  close(): Promise<void>;
}

/** Serves a sandbox on a port. Rejects when the port is in use. */
export async function serve(sandbox: Sandbox, options: ServeOptions = {}): Promise<ServedSandbox> {
  const { port = 0, host = '127.0.0.1', allowOrigins = [] } = options;
  const server = createServer(respond(toHandler(sandbox.fetch), allowOrigins));
  const endEvents = await serveEvents(sandbox, server, allowOrigins);
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  let closed: Promise<unknown> | undefined;
  const close = async () => {
    endEvents();
    closed ??= once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    close,
    [Symbol.asyncDispose]: close,
  };
}
