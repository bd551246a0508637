import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Archive } from '@x/archive/archive';
import type { SealOptions } from '@x/archive/seal-options';

/** Whether there is nothing in a folder yet, or no folder. */
async function isUnused(folder: string): Promise<boolean> {
  const files = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return files.every((file) => file === '.x-archive');
}

/** Calls `work` with the archive that is there, or with an empty one elsewhere: a plan writes nothing to its folder. */
export async function withPlannedArchive<T>(folder: string, work: (archive: Archive) => Promise<T>): Promise<T> {
  const { createArchive, openArchive } = await import('@x/archive/open-archive');
  if (!(await isUnused(folder))) {
    await using archive = await openArchive(folder);
    return await work(archive);
  }
  const elsewhere = await mkdtemp(join(tmpdir(), 'invoke-plan-'));
  try {
    await using archive = await createArchive(elsewhere, { sync: false });
    return await work(archive);
  } finally {
    await rm(elsewhere, { recursive: true, force: true });
  }
}

/** Where an archive is written, and how it is sealed. */
interface ArchiveTarget extends Pick<SealOptions, 'checksum' | 'xmp'> {
  readonly folder: string;
  /** The server that it is from. */
  readonly source: string;
}

/** Calls `work` with the archive of a folder, which is created if it is unused, and seals it afterwards. */
export async function withSealedArchive<T>(
  { folder, source, ...sealing }: ArchiveTarget,
  work: (archive: Archive) => Promise<T>,
): Promise<T> {
  const { createArchive, openArchive } = await import('@x/archive/open-archive');
  await using archive = (await isUnused(folder))
    ? await createArchive(folder, { source })
    : await openArchive(folder, { writable: true });
  const result = await work(archive);
  await archive.seal(sealing);
  return result;
}
