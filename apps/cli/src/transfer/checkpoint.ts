import { createHash } from 'node:crypto';
import { access, constants, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { Host } from '../host.js';
import { worksFolder } from './works-folder.js';

/**
 * Returns the file that remembers how much of the archive at a full path was verified: an empty one, unless a run is
 * continued; `undefined` where its folder cannot be written.
 */
export async function checkpointOf(
  host: Pick<Host, 'env' | 'home' | 'platform'>,
  archive: string,
  isContinued: boolean,
): Promise<string | undefined> {
  const id = createHash('sha256').update(archive).digest('hex').slice(0, 12);
  const file = join(dirname(worksFolder(host)), 'verify', `${id}.jsonl`);
  try {
    await mkdir(dirname(file), { recursive: true });
    await access(dirname(file), constants.W_OK);
    if (!isContinued) await rm(file, { force: true });
    return file;
  } catch {
    return undefined;
  }
}
