import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { cacheFolder } from './cache-folder.js';
import { must } from './command.js';
import { withLock } from './lock.js';
import { findPython } from './python.js';
import { folderName, type Release, requirements } from './release.js';
import { sweep } from './remove-stale.js';

const UV = 'uv==0.13.9';
const tries = 3;

/** Returns the Python of an environment. */
export const pythonOf = (folder: string): string => join(folder, 'bin', 'python');

/** Returns the folder that a release is installed in, after installing it there if no earlier run did. */
export async function install(release: Release, tell: (line: string) => void): Promise<string> {
  const folder = join(cacheFolder(), 'servers', folderName(release));
  if (existsSync(folder)) return folder;
  return withLock(
    `${folder}.lock`,
    async () => {
      if (existsSync(folder)) return folder;
      const python = await findPython();
      tell(`installing ${requirements(release).join(' and ')} into ${folder}`);
      const uv = await installUv(python);
      return complete(folder, async (draft) => {
        await must(python, ['-m', 'venv', '--without-pip', draft]);
        await must(uv, ['pip', 'install', '--quiet', '--python', pythonOf(draft), ...requirements(release)]);
      });
    },
    () => tell(`another run installs ${folderName(release)}: waiting for it`),
  );
}

async function installUv(python: string): Promise<string> {
  const folder = join(cacheFolder(), UV.replace('==', '-'));
  const uv = join(folder, 'bin', 'uv');
  if (existsSync(uv)) return uv;
  await complete(folder, async (draft) => {
    await must(python, ['-m', 'venv', draft]);
    await must(pythonOf(draft), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', UV]);
  });
  return uv;
}

/** Fills a folder under another name and renames it when it is whole, so that a half-filled one is never found. */
async function complete(folder: string, fill: (draft: string) => Promise<void>): Promise<string> {
  const draft = `${folder}.${process.pid}`;
  await mkdir(dirname(folder), { recursive: true });
  await sweep(dirname(folder), `${basename(folder)}.`);
  for (let attempt = 1; ; attempt++) {
    try {
      await rm(draft, { recursive: true, force: true });
      await fill(draft);
      await rename(draft, folder);
      return folder;
    } catch (error) {
      await rm(draft, { recursive: true, force: true });
      if (existsSync(folder)) return folder;
      if (attempt === tries) throw explained(error);
      await sleep(attempt * 2_000);
    }
  }
}

function explained(error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error);
  return new Error(
    `could not install InvokeAI in ${tries} tries. Is the Python package index reachable, and is there room for 7 GB?\n${reason}`,
  );
}
