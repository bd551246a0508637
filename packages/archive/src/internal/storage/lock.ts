import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

import { ArchiveError, ArchiveLockedError } from '../../errors.js';
import { codeOf } from '../error-code.js';
import { workFolder } from './storage.js';

/**
 * Takes the lock of an archive, and returns the function that gives it back. A lock of a dead process is taken over. Rejects
 * with an `ArchiveError` where the folder is read-only.
 */
export async function lock(folder: string): Promise<() => Promise<void>> {
  const work = join(folder, workFolder);
  const file = join(work, 'lock');
  const refuse = (cause: unknown): never => {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(String(codeOf(cause)))) throw cause;
    throw new ArchiveError(folder, 'cannot be changed: this program may not write into its folder', { cause });
  };
  await mkdir(work).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') refuse(error); // with \`recursive\` Node says ENOENT of a disk that is read-only
  });
  for (let attempt = 0; !(await take(file).catch(refuse)); attempt++) {
    const owner = await readFile(file, 'utf8').catch(() => '');
    if (attempt >= 100 || isHeld(owner)) throw new ArchiveLockedError(folder, owner || 'unknown');
    await removeDead(file, owner);
  }
  await rm(join(work, 'tmp'), { recursive: true, force: true }); // of a writer that was killed
  return async () => {
    await rm(join(work, 'tmp'), { recursive: true, force: true });
    await rm(file, { force: true });
    await rmdir(work).catch(() => undefined);
  };
}

/** Creates the lock as a link, because a link appears together with its content. */
async function take(file: string): Promise<boolean> {
  const own = `${file}-${randomUUID()}`;
  await writeFile(own, `${process.pid}@${hostname()}`, { flag: 'wx' });
  try {
    await link(own, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (codeOf(error) === 'ENOENT') throw error;
    return await takeWithoutLinks(file); // exFAT and some network disks have none
  } finally {
    await rm(own, { force: true });
  }
}

async function takeWithoutLinks(file: string): Promise<boolean> {
  try {
    await writeFile(file, `${process.pid}@${hostname()}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a lock away before it is deleted: it may have been taken over meanwhile, and then it is put back. */
async function removeDead(file: string, owner: string): Promise<void> {
  const moved = `${file}-${randomUUID()}`;
  await rename(file, moved).catch(() => undefined);
  const actual = await readFile(moved, 'utf8').catch(() => owner);
  if (actual !== owner) await link(moved, file).catch(() => undefined);
  await rm(moved, { force: true });
}

/** Whether the owner may be at work. One on another computer cannot be asked. */
function isHeld(owner: string): boolean {
  const [, id = '', computer] = /^(\d+)@(.+)$/s.exec(owner) ?? [];
  if (computer === undefined) return false;
  if (computer !== hostname()) return true;
  try {
    process.kill(Number(id), 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
