import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { cacheFolder } from './cache-folder.js';
import { runOrThrow } from './command.js';
import { createFolder } from './create-folder.js';
import { withLock } from './lock.js';
import { findPython } from './python.js';
import { folderName, type Release, requirements } from './release.js';

const UV = 'uv==0.13.9';
const NEEDS = 'the Python package index is reachable and 7 GB are free';

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
      return createFolder(folder, NEEDS, async (draft) => {
        await runOrThrow(python, ['-m', 'venv', '--without-pip', draft]);
        await runOrThrow(uv, ['pip', 'install', '--quiet', '--python', pythonOf(draft), ...requirements(release)]);
      });
    },
    () => log(`waiting for another run, which is installing ${folderName(release)}`),
  );
}

/** Installs uv, unless an earlier run did, and returns its path. */
export async function installUv(python: string): Promise<string> {
  const folder = join(cacheFolder(), UV.replace('==', '-'));
  const uv = join(folder, 'bin', 'uv');
  if (existsSync(uv)) return uv;
  await createFolder(folder, NEEDS, async (draft) => {
    await runOrThrow(python, ['-m', 'venv', draft]);
    await runOrThrow(pythonOf(draft), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', UV]);
  });
  return uv;
}
