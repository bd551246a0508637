import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const PROGRAMS = ['firefox', 'firefox-esr'];

/**
 * Returns the path of a Firefox: that of `X_FIREFOX`, or one in the `PATH`. Root on a Debian gets one from its packages.
 * Throws an error that says what to install.
 */
export function findFirefox(): string {
  const found = installedFirefox();
  if (found) return found;
  if (process.getuid?.() === 0) {
    apt('update');
    apt('install', '--yes', 'firefox-esr');
  }
  const installed = installedFirefox();
  if (installed) return installed;
  throw new Error('no Firefox found: install one, or set X_FIREFOX to its path');
}

function installedFirefox(): string | undefined {
  const { X_FIREFOX: own, PATH = '' } = process.env;
  if (own) return own;
  const folders = PATH.split(delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => PROGRAMS.map((name) => join(folder, name))).find((path) => existsSync(path));
}

function apt(...words: string[]): void {
  spawnSync('apt-get', ['-qq', ...words], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
