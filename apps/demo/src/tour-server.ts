import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createSandbox, serve } from '@x/sandbox';

import type { Place } from './output/reporter.js';

/** The server that the tour goes to. */
export interface Host extends AsyncDisposable {
  readonly url: string;
  readonly sandbox: boolean;
  readonly places: readonly Place[];
}

/** Returns a server that runs already. */
export function visit(url: string): Host {
  return { url, sandbox: false, places: [{ what: 'server', where: url }], async [Symbol.asyncDispose]() {} };
}

/** Starts a sandbox in a folder of its own, which goes away with it unless it is kept. */
export async function startSandbox(keep: boolean): Promise<Host> {
  const root = await mkdtemp(join(tmpdir(), 'tour-sandbox-'));
  const sandbox = createSandbox({ root });
  const served = await serve(sandbox);
  return {
    url: served.url,
    sandbox: true,
    places: keep ? [{ what: 'the sandbox, to be started again', where: `npm run sandbox -- --root ${root}` }] : [],
    async [Symbol.asyncDispose]() {
      await served.close();
      sandbox.close();
      if (!keep) await rm(root, { recursive: true });
    },
  };
}
