import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { createSandbox } from '@x/sandbox/sandbox';
import { serve } from '@x/sandbox/serve';

import { install } from '../servers/install.js';
import { bootedServer, runningServer } from '../servers/invokeai.js';
import type { Release } from '../servers/release.js';
import type { WebServer } from './run-web.js';

/** Returns the folder of the web app of a release, which is installed if necessary. */
export async function webFolder(release: Release, log: (line: string) => void): Promise<string> {
  const libraries = join(await install(release, log), 'lib');
  const python = (await readdir(libraries)).find((name) => name.startsWith('python3'));
  if (python === undefined) throw new Error(`no Python in ${libraries}`);
  return join(libraries, python, 'site-packages/invokeai/frontend/web/dist');
}

/** Returns the real server at `url`, or one that is booted with an empty root. */
export async function realWebServer(
  url: string | undefined,
  release: Release,
  log: (line: string) => void,
): Promise<WebServer> {
  const { name, baseUrl, isExclusive, close } = url ? await runningServer(url) : await bootedServer(release, log);
  if (!isExclusive) throw new Error('--server: this needs a server without boards, images and queue items');
  return { name, url: baseUrl, close };
}

/** Serves an empty sandbox with a web app. */
export async function sandboxWebServer(web: string): Promise<WebServer> {
  const sandbox = createSandbox({ startDelay: 25 });
  const { url, close } = await serve(sandbox, { web });
  return { name: 'sandbox', url, close: () => close().then(() => sandbox.close()) };
}
