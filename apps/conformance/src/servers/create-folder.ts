import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { removeStale } from './remove-stale.js';

const MAX_ATTEMPTS = 3;

/**
 * Fills a folder under a temporary name and then renames it, so that it is never seen incomplete. Rejects after three
 * attempts, with an error that says what could not be installed and what it needs.
 */
export async function createFolder(
  folder: string,
  needs: string,
  fill: (draft: string) => Promise<void>,
): Promise<string> {
  const draft = `${folder}.${process.pid}`;
  await mkdir(dirname(folder), { recursive: true });
  await removeStale(dirname(folder), `${basename(folder)}.`);
  for (let attempt = 1; ; attempt++) {
    try {
      await rm(draft, { recursive: true, force: true });
      await fill(draft);
      await rename(draft, folder);
      return folder;
    } catch (error) {
      await rm(draft, { recursive: true, force: true });
      if (existsSync(folder)) return folder;
      if (attempt === MAX_ATTEMPTS) throw toInstallError(basename(folder), needs, error);
      await sleep(attempt * 2_000);
    }
  }
}

function toInstallError(name: string, needs: string, error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error);
  return new Error(`could not install ${name} in ${MAX_ATTEMPTS} attempts; check that ${needs}\n${reason}`);
}
