import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { read } from './command.mjs';

const OLDEST = '22.23.3';

/** Installs the oldest Node that users may have into `folder` and returns its path. */
export function installOldNode(folder) {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  mkdirSync(folder);
  read(folder, 'npm', ['install', '--no-save', '--no-package-lock', '--prefer-offline', `${name}@${OLDEST}`]);
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(folder, 'node_modules', name, 'bin', file);
}
