import { setTimeout as sleep } from 'node:timers/promises';

import type { ServerEvent } from '../runner/events.js';
import type { Server } from '../runner/server.js';
import { backdateIn } from './backdate.js';
import { boot, responds, type ServerSettings } from './boot.js';
import { expiringTokenIn } from './expiring-token.js';
import { install } from './install.js';
import { installModel } from './install-model.js';
import { isEmpty } from './is-empty.js';
import { listen } from './listen.js';
import { onOpenConnection } from './on-open-connection.js';
import type { Release } from './release.js';

/** Installs a release of InvokeAI if necessary, and boots it with an empty root. */
export async function bootedServer(
  release: Release,
  log: (line: string) => void,
  settings: ServerSettings = {},
): Promise<Server> {
  const folder = await install(release, log);
  const { url, root, ...running } = await boot(folder, settings);
  const name = `InvokeAI ${await versionOf(url)}`;
  const here = {
    backdate: backdateIn(root),
    expiringToken: expiringTokenIn(root),
    installModel: (path: string) => installModel({ baseUrl: url, fetch }, path),
  };
  return { ...remote(name, url), isExclusive: true, ...here, ...running };
}

/**
 * Returns a server that is already running, and keeps running. Exclusive scenarios run on it if it holds nothing: they
 * read everything on a server, and empty its queue.
 */
export async function runningServer(url: string): Promise<Server> {
  const baseUrl = url.replace(/\/$/, '');
  if (!(await responds(baseUrl))) throw new Error(`no InvokeAI responds at ${new URL(url).origin}`);
  const isExclusive = await isEmpty(baseUrl);
  const ahead = await clockDifference(baseUrl);
  const now = () => Date.now() + ahead;
  const isHere = ['127.0.0.1', 'localhost'].includes(new URL(baseUrl).hostname);
  const here = isHere ? { installModel: (path: string) => installModel({ baseUrl, fetch }, path) } : {};
  const name = `InvokeAI ${await versionOf(baseUrl)}`;
  return { ...remote(name, baseUrl), now, isExclusive, ...here, close: async () => {} };
}

/** Returns the version of the server at `url`. */
async function versionOf(url: string): Promise<string> {
  const { version } = await (await fetch(`${url}/api/v1/app/version`)).json();
  return String(version);
}

/** Returns the milliseconds by which the clock of a server is ahead of ours, 0 when they are about the same. */
async function clockDifference(url: string): Promise<number> {
  const { headers } = await fetch(`${url}/api/v1/app/version`);
  const ahead = Date.parse(headers.get('date') ?? '') - Date.now();
  return Math.abs(ahead) > 3_000 ? ahead : 0;
}

const remote = (name: string, baseUrl: string) => ({
  name,
  baseUrl,
  fetch: onOpenConnection,
  now: Date.now,
  settle: () => sleep(1_000),
  listen: (listener: (event: ServerEvent) => void, queues?: readonly string[], token?: string) =>
    listen(baseUrl, listener, queues, token),
  eventDelay: 120,
});
