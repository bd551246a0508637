import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { isAlive } from './process-id.js';

/** Deletes the files named `prefix` and the id of a process that no longer exists. */
export async function removeStale(folder: string, prefix: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const owner = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : 0;
    if (owner && !isAlive(owner)) await rm(join(folder, name), { recursive: true, force: true });
  }
}
