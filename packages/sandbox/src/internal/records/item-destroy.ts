import { textList } from '../storage/database.js';
import type { Storage } from '../storage/storage.js';
import { forgetUnfinished, noteUnfinished } from '../storage/unfinished-files.js';

/** Where images and videos are deleted: their records, their files and the cached node outputs that name them. */
interface ItemStorage extends Storage {
  readonly cache: { deleteNaming(names: readonly string[]): void };
}

/**
 * Deletes the records of images and returns a function that removes their files.
 *
 * A crash between the two leaves files without a record, which the next start removes, never a record without its file.
 */
export const destroyImages = (storage: ItemStorage, names: readonly string[]) => destroyItems(storage, 'image', names);

/** Deletes the records of videos and returns a function that removes their files. */
export const destroyVideos = (storage: ItemStorage, names: readonly string[]) => destroyItems(storage, 'video', names);

function destroyItems(
  { database, files, cache }: ItemStorage,
  kind: 'image' | 'video',
  names: readonly string[],
): () => Promise<void> {
  const rows = database.all<{ name: string; file_name: string }>(
    `delete from ${kind}s where ${kind}_name in (select value from json_each(?)) returning ${kind}_name as name, file_name`,
    textList(names),
  );
  if (rows.length > 0) cache.deleteNaming(rows.map((row) => row.name));
  // Seeded items share one file.
  const own = rows.filter((row) => row.file_name === row.name);
  const removed = own.map((row) => row.file_name);
  if (removed.length > 0) noteUnfinished(database, removed);
  return async () => {
    await Promise.all(removed.map((name) => files.remove(name)));
    if (removed.length > 0) forgetUnfinished(database, removed);
  };
}
