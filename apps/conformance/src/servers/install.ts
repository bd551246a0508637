import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { cacheFolder } from './cache-folder.js';
import { runOrThrow } from './command.js';
import { withLock } from './lock.js';
import { findPython } from './python.js';
import { folderName, type Release, requirements } from './release.js';
import { removeStale } from './remove-stale.js';

const UV = 'uv==0.13.9';
const MAX_ATTEMPTS = 3;

/** Returns the path of an environment's Python. */
export const pythonOf = (folder: string): string => join(folder, 'bin', 'python');

/** Installs a release, unless an earlier run did, and returns its folder. */
export async function install(release: Release, log: (line: string) => void): Promise<string> {
  const folder = join(cacheFolder(), 'servers', folderName(release));
  if (existsSync(folder)) return folder;
  return withLock(
    `${folder}.lock`,
    async () => {
      if (existsSync(folder)) return folder;
      const python = await findPython();
      log(`installing ${requirements(release).join(' and ')} into ${folder}`);
      const uv = await installUv(python);
      return createFolder(folder, async (draft) => {
        await runOrThrow(python, ['-m', 'venv', '--without-pip', draft]);
        await runOrThrow(uv, ['pip', 'install', '--quiet', '--python', pythonOf(draft), ...requirements(release)]);
      });
    },
    () => log(`waiting for another run, which is installing ${folderName(release)}`),
  );
}

async function installUv(python: string): Promise<string> {
  const folder = join(cacheFolder(), UV.replace('==', '-'));
  const uv = join(folder, 'bin', 'uv');
  if (existsSync(uv)) return uv;
  await createFolder(folder, async (draft) => {
    await runOrThrow(python, ['-m', 'venv', draft]);
    await runOrThrow(pythonOf(draft), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', UV]);
  });
  return uv;
}

/** Fills a folder under a temporary name and then renames it, so that it is never seen incomplete. */
async function createFolder(folder: string, fill: (draft: string) => Promise<void>): Promise<string> {
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
      if (attempt === MAX_ATTEMPTS) throw toInstallError(error);
      await sleep(attempt * 2_000);
    }
  }
}

function toInstallError(error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error);
  return new Error(
    `could not install InvokeAI in ${MAX_ATTEMPTS} attempts; check that the Python package index is reachable and 7 GB are free\n${reason}`,
  );
}
