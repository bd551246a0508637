import { textList } from '../storage/database.js';
import type { Storage } from '../storage/storage.js';
import { forgetUnfinished, noteUnfinished } from '../storage/unfinished-files.js';

/** Where images are deleted: their records, their files and the cached node outputs that name them. */
interface ImageStorage extends Storage {
  readonly cache: { deleteNaming(imageNames: readonly string[]): void };
}

/**
 * Deletes the records of images and returns a function that removes their files.
 *
 * A crash between the two leaves files without a record, which the next start removes, never a record without its file.
 */
export function destroyImages({ database, files, cache }: ImageStorage, names: readonly string[]): () => Promise<void> {
  const rows = database.all<{ image_name: string; file_name: string }>(
    `delete from images where image_name in (select value from json_each(?)) returning image_name, file_name`,
    textList(names),
  );
  if (rows.length > 0) cache.deleteNaming(rows.map((row) => row.image_name));
  // Seeded images share one file.
  const own = rows.filter((row) => row.file_name === row.image_name);
  const removed = own.map((row) => row.file_name);
  if (removed.length > 0) noteUnfinished(database, removed);
  return async () => {
    await Promise.all(removed.map((name) => files.remove(name)));
    if (removed.length > 0) forgetUnfinished(database, removed);
  };
}
