import type { Storage } from '../storage/storage.js';

/** Where images are deleted: their records, their files and the cached node outputs that name them. */
interface ImageStorage extends Storage {
  readonly cache: { forget(imageNames: readonly string[]): void };
}

/**
 * Deletes the records of images and returns what removes their files.
 *
 * The records go first: a crash in between leaves files that nobody asks for, never a record without its file.
 */
export function destroyImages({ database, files, cache }: ImageStorage, names: readonly string[]): () => Promise<void> {
  const rows = database.all<{ image_name: string; file_name: string }>(
    `delete from images where image_name in (select value from json_each(?)) returning image_name, file_name`,
    JSON.stringify(names),
  );
  if (rows.length > 0) cache.forget(rows.map((row) => row.image_name));
  // A seeded image shares its file with others.
  const own = rows.filter((row) => row.file_name === row.image_name);
  return async () => void (await Promise.all(own.map((row) => files.remove(row.file_name))));
}
