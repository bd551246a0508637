import { Image } from '@x/models/image';
import { Video } from '@x/models/video';
import { forEachLimit } from '@x/transport/async';
import type { RequestOptions } from '@x/transport/options';

import { ArchiveFileError } from '../../errors.js';
import { isJunk } from '../name/safe-path.js';
import type { Storage, StoredFile } from '../storage/storage.js';
import { type ReadLine, toReadLine } from './entry.js';
import type { ItemIndex } from './item-index.js';
import { readSidecar, sidecarOf } from './sidecar.js';

/** How many sidecars are read at once. */
const atOnce = 32;

/** Options for {@link rebuildIndex}. */
export interface RebuildOptions extends Pick<RequestOptions, 'signal'> {
  /** The SHA-256 of files by path, as far as a manifest has them. */
  readonly hashes: ReadonlyMap<string, string>;
}

/** What was found beside the index. */
export interface RebuiltIndex {
  /** The number of items that were added. */
  readonly count: number;
  /** Why other files are no items: a part of them is missing or damaged. */
  readonly unreadable: readonly ArchiveFileError[];
}

/** Adds the items that a damaged index lacks, as their sidecars have them. What it says of an item that is there, stays. */
export async function rebuildIndex(
  items: ItemIndex,
  storage: Storage,
  { hashes, signal }: RebuildOptions,
): Promise<RebuiltIndex> {
  const present = new Map<string, StoredFile>();
  for await (const file of storage.files('data')) if (!file.isLink) present.set(file.path, file);
  const lines = new Map<string, ReadLine>();
  const unreadable = new Map<string, ArchiveFileError>();
  const read = async (path: string) => {
    try {
      lines.set(path, await readLine(storage, path, { file: present.get(path), sha256: hashes.get(path) }));
    } catch (error) {
      if (!(error instanceof ArchiveFileError)) throw error;
      unreadable.set(path, error);
    }
  };
  const paths = [...unindexed(items, present)].sort();
  await forEachLimit(paths, read, { concurrency: atOnce, signal });
  const before = items.rebuilt().length;
  for (const line of newest(
    paths.flatMap((path) => lines.get(path) ?? []),
    present,
  )) {
    const known = items.find(line.kind, line.name);
    const isElsewhere = known && known.path !== line.path && present.has(known.path);
    if (!isElsewhere && !items.isDeleted(line.kind, line.name)) items.addRebuilt(line);
  }
  return { count: items.rebuilt().length - before, unreadable: paths.flatMap((path) => unreadable.get(path) ?? []) };
}

const isItem = (path: string): boolean => /^data\/(boards|uncategorized)\/./.test(path) && !isJunk(path);

/** Returns the paths of files that have a sidecar, or should have one, and of which the index does not say what they are. */
function unindexed(items: ItemIndex, present: ReadonlyMap<string, StoredFile>): Set<string> {
  const paths = new Set([...present.keys()].filter(isItem).map((path) => path.replace(/\.(json|xmp)$/, '')));
  for (const { path } of items.ascending()) if (!items.doubtful.has(path)) paths.delete(path);
  return paths;
}

interface KnownFile {
  readonly file: StoredFile | undefined;
  readonly sha256: string | undefined;
}

async function readLine(storage: Storage, path: string, { file, sha256 }: KnownFile): Promise<ReadLine> {
  if (!file) throw new ArchiveFileError(storage.place, path, 'is missing');
  const line = toReadLine(await readSidecar(storage, path), { path, bytes: file.bytes, sha256 });
  if (line && (line.kind === 'image' ? Image : Video).safeParse(line.record).success) return line;
  throw new ArchiveFileError(storage.place, sidecarOf(path), 'is no sidecar');
}

/** Returns each item once. One that was being moved when its writer was killed is in two places. */
function newest(lines: readonly ReadLine[], present: ReadonlyMap<string, StoredFile>): Iterable<ReadLine> {
  const timeOf = ({ path }: ReadLine): number => present.get(sidecarOf(path))?.modified.getTime() ?? 0;
  const found = new Map<string, ReadLine>();
  for (const line of lines) {
    const key = `${line.kind}/${line.name}`;
    const other = found.get(key);
    if (!other || timeOf(other) < timeOf(line)) found.set(key, line);
  }
  return found.values();
}
