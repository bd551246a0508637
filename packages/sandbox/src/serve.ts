/// <reference lib="esnext.disposable" preserve="true" />
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';

import { toHandler } from './internal/server/exchange.js';
import { respond } from './internal/server/respond.js';
import { serveEvents } from './internal/server/socket/serve-events.js';
import { checkKinds, checkObject } from './internal/validation/check-argument.js';
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
  /**
   * The folder of a built web app, served wherever there is no operation: InvokeAI's own is `invokeai/frontend/web/dist`
   * in the installed Python package. Paths without a file get its `index.html`, as on the server.
   */
  readonly web?: string | undefined;
}

/** A sandbox that is served on a port. */
export interface ServedSandbox extends AsyncDisposable {
  /** The address, without a slash at its end, for instance `http://127.0.0.1:9090`. */
  readonly url: string;
  /** Stops the server and closes its connections. The sandbox itself stays usable. */
  close(): Promise<void>;
}

/** Serves a sandbox on a port. Rejects when the port is in use, and when the folder of the web app has no page. */
export async function serve(sandbox: Sandbox, options: ServeOptions = {}): Promise<ServedSandbox> {
  checkObject('sandbox', sandbox);
  checkKinds(checkObject('options', options), { port: 'number', host: 'string', web: 'string' });
  const { port = 0, host = '127.0.0.1', allowOrigins = [], web } = options;
  if (!Array.isArray(allowOrigins)) throw new TypeError('allowOrigins: must be a list of origins');
  const webFolder = web === undefined ? undefined : checkWebFolder(web);
  const server = createServer(respond(toHandler(sandbox.fetch), { allowOrigins, webFolder }));
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

function checkWebFolder(web: string): string {
  const folder = resolve(web);
  if (statSync(join(folder, 'index.html'), { throwIfNoEntry: false })?.isFile()) return folder;
  throw new Error(`web: must be the folder of a built web app, but there is no index.html in "${folder}"`);
}
