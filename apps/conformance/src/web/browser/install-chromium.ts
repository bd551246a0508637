import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { cacheFolder } from '../../servers/cache-folder.js';
import { runOrThrow } from '../../servers/command.js';
import { createFolder } from '../../servers/create-folder.js';
import { withLock } from '../../servers/lock.js';
import { installedChromium, isPackaged, PACKAGE } from './launch-chromium.js';

const NEEDS = 'the npm registry is reachable, or set X_CHROMIUM to the path of a Chromium';
const UNPACK = 'import("@sparticuz/chromium").then(({ default: it }) => it.executablePath())';

/**
 * Returns the path of a Chromium: that of `X_CHROMIUM`, the one from npm where it runs, so that every machine has the
 * same, or one in the `PATH`. The one from npm is installed once, without root.
 */
export async function findChromium(log: (line: string) => void): Promise<string> {
  const { X_CHROMIUM: own } = process.env;
  const installed = own || (isPackaged ? undefined : installedChromium());
  if (installed) return installed;
  if (!isPackaged) throw new Error('no Chromium found: install one, or set X_CHROMIUM to its path');
  const folder = join(cacheFolder(), `chromium-${PACKAGE.slice(PACKAGE.lastIndexOf('@') + 1)}`);
  const executable = join(folder, 'chromium');
  if (existsSync(executable)) return executable;
  const onWait = () => log('waiting for another run, which is installing Chromium');
  await withLock(`${folder}.lock`, () => install(folder, log), onWait);
  return executable;
}

async function install(folder: string, log: (line: string) => void): Promise<void> {
  if (existsSync(folder)) return;
  log(`installing ${PACKAGE} into ${folder}`);
  await createFolder(folder, NEEDS, async (draft) => {
    await mkdir(draft, { recursive: true });
    await runOrThrow('npm', ['install', '--prefix', draft, '--no-audit', '--no-fund', '--loglevel=error', PACKAGE]);
    // It unpacks itself into the folder for temporary files.
    await runOrThrow('env', ['-C', draft, `TMPDIR=${draft}`, process.execPath, '-e', UNPACK]);
  });
}
