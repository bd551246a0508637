import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { read } from './command.mjs';

/** The oldest TypeScript that reads our declarations, and releases up to the one in use here. */
const versions = ['5.4.5', '5.9.3', '6.0.3'];

/** Installs older compilers into `folder`. Returns the path of each `tsc`, the one in use here last. */
export function installCompilers(folder) {
  mkdirSync(folder);
  const own = fileURLToPath(new URL('bin/tsc', import.meta.resolve('@typescript/native/package.json')));
  const packages = versions.map((version) => `ts${version}@npm:typescript@${version}`);
  read(folder, 'npm', ['install', '--no-save', '--no-package-lock', '--prefer-offline', ...packages]);
  return [...versions.map((version) => join(folder, 'node_modules', `ts${version}`, 'bin/tsc')), own];
}
