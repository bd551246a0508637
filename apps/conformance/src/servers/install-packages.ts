import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { cacheFolder } from './cache-folder.js';
import { runOrThrow } from './command.js';
import { createFolder } from './create-folder.js';
import { installUv, pythonOf } from './install.js';
import { withLock } from './lock.js';
import { findPython } from './python.js';

/** Packages of Python with programs that are not ours. */
export interface PythonPackages {
  /** What they are, such as `writers`. */
  readonly kind: string;
  /** Each with its version, such as `bagit==1.9.0`. */
  readonly requirements: readonly string[];
  /** What the installation needs, for errors. */
  readonly needs: string;
}

/** Installs packages, unless an earlier run did, and returns the path of their Python. Rejects when it cannot. */
export async function installPackages(
  { kind, requirements, needs }: PythonPackages,
  log: (line: string) => void,
): Promise<string> {
  const folder = join(cacheFolder(), `${kind}-${requirements.join('-').replaceAll('==', '-')}`);
  if (existsSync(folder)) return pythonOf(folder);
  const fill = async (draft: string): Promise<void> => {
    const python = await findPython();
    const uv = await installUv(python);
    await runOrThrow(python, ['-m', 'venv', '--without-pip', draft]);
    await runOrThrow(uv, ['pip', 'install', '--quiet', '--python', pythonOf(draft), ...requirements]);
  };
  log(`installing ${requirements.join(', ')} into ${folder}`);
  const create = async () => (existsSync(folder) ? folder : createFolder(folder, needs, fill));
  await withLock(`${folder}.lock`, create, () => log(`waiting for another run, which is installing the ${kind}`));
  return pythonOf(folder);
}
