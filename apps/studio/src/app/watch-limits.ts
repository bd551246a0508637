import { type Limits, limits } from '../commands/availability.js';
import type { Client } from './client.js';

/** Releases that have every operation of every command: a server of one of them is not asked. */
const KNOWN = /^6\.14\./;

const whenIdle = (): Promise<unknown> =>
  new Promise((resolve) => {
    // Safari has no such function.
    if ('requestIdleCallback' in window) requestIdleCallback(resolve, { timeout: 5_000 });
    else setTimeout(resolve, 1_000);
  });

/** Finds out what the server cannot do, when nothing more urgent is to be done. */
export async function watchLimits(client: Client): Promise<void> {
  await whenIdle();
  try {
    const found = await readLimits(client);
    if (found) limits.set(found);
  } catch {
    // Without it every command is offered, and says itself why it fails.
  }
}

async function readLimits(client: Client): Promise<Limits | undefined> {
  const isArchive = client.server.kind === 'archive';
  const { version } = await client.repositories.app.version();
  if (!isArchive && KNOWN.test(version)) return undefined;
  const { services } = await client.load();
  const { operations } = await services.capabilities.read();
  const has = (route: string) => operations.has(route);
  if (isArchive) return { has, reason: { en: 'An archive is read only.', de: 'Ein Archiv wird nur gelesen.' } };
  return { has, reason: { en: `Not in InvokeAI ${version}.`, de: `Nicht in InvokeAI ${version}.` } };
}
