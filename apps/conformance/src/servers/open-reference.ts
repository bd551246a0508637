import type { Options } from '../options.js';
import type { Server } from '../runner/server.js';
import { bootedServer, runningServer } from './invokeai.js';
import type { OpenServers } from './open-servers.js';
import { sandboxServer } from './sandbox.js';

/** Opens the server that others are compared with. Rejects when scenarios could not have it to themselves. */
export async function openReference({ server, sandbox, release }: Options, servers: OpenServers): Promise<Server> {
  if (sandbox) return servers.open(Promise.resolve(sandboxServer()));
  const real = await servers.open(server ? runningServer(server) : bootedServer(release, console.log));
  if (!real.isExclusive) throw new Error('--server: this needs a server without boards, images and queue items');
  return real;
}
