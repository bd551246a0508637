import { setTimeout as sleep } from 'node:timers/promises';

import type { Heard } from '../runner/events.js';
import type { Server } from '../runner/server.js';
import { answers, boot } from './boot.js';
import { install } from './install.js';
import { listen } from './listen.js';
import type { Release } from './release.js';

/** Returns a released InvokeAI, installed if need be and booted on an empty root. */
export async function bootedServer(
  release: Release,
  tell: (line: string) => void,
  settings: { readonly multiuser?: boolean } = {},
): Promise<Server> {
  const folder = await install(release, tell);
  const { url, ...running } = await boot(folder, settings);
  return { ...remote(`InvokeAI ${await versionOf(url)}`, url), isOurs: true, ...running };
}

/** Returns a server that runs already, and goes on running afterwards. */
export async function runningServer(url: string): Promise<Server> {
  const baseUrl = url.replace(/\/$/, '');
  if (!(await answers(baseUrl))) throw new Error(`no InvokeAI answers at ${url}`);
  return { ...remote(`InvokeAI ${await versionOf(baseUrl)}`, baseUrl), isOurs: false, close: async () => {} };
}

/** Returns the release that answers at `url`. */
async function versionOf(url: string): Promise<string> {
  const { version } = await (await fetch(`${url}/api/v1/app/version`)).json();
  return String(version);
}

const remote = (name: string, baseUrl: string) => ({
  name,
  baseUrl,
  fetch: globalThis.fetch,
  settle: () => sleep(1_000),
  listen: (hear: (event: Heard) => void) => listen(baseUrl, hear),
  moment: 120,
});
