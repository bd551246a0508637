import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { isAlive } from './process-id.js';

/** Runs `work` while holding the lock `file`. A lock whose process no longer exists is ignored. */
export async function withLock<T>(file: string, work: () => Promise<T>, onWait: () => void): Promise<T> {
  await mkdir(dirname(file), { recursive: true });
  for (let isWaiting = false; !(await take(file)); isWaiting = true) {
    if (!isWaiting) onWait();
    await sleep(100);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

/** Creates the lock as a link, because a link appears together with its content. */
async function take(file: string): Promise<boolean> {
  const own = `${file}.${process.pid}`;
  await writeFile(own, `${process.pid}`);
  try {
    await link(own, file);
    return true;
  } catch {
    const owner = Number(await readFile(file, 'utf8').catch(() => ''));
    if (owner && !isAlive(owner)) await rm(file, { force: true });
    return false;
  } finally {
    await rm(own, { force: true });
  }
}
