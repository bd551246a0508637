import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createSandbox, serve } from '@x/sandbox';

import type { Location } from './output/reporter.js';

/** The server of a tour. */
export interface TourServer extends AsyncDisposable {
  readonly url: string;
  readonly isSandbox: boolean;
  readonly token?: string | undefined;
  readonly locations: readonly Location[];
}

/** Returns a server that is already running. */
export function existingServer(url: string, token: string | undefined): TourServer {
  return {
    url,
    token,
    isSandbox: false,
    locations: [{ what: 'server', where: url }],
    async [Symbol.asyncDispose]() {},
  };
}

/** Starts a sandbox in a temporary folder, which is deleted at the end unless `keep` is true. */
export async function startSandbox(keep: boolean): Promise<TourServer> {
  const root = await mkdtemp(join(tmpdir(), 'tour-sandbox-'));
  const sandbox = createSandbox({ root });
  const served = await serve(sandbox);
  return {
    url: served.url,
    isSandbox: true,
    locations: keep ? [{ what: 'to start the sandbox again', where: `npm run sandbox -- --root ${root}` }] : [],
    async [Symbol.asyncDispose]() {
      await served.close();
      sandbox.close();
      if (!keep) await rm(root, { recursive: true });
    },
  };
}
