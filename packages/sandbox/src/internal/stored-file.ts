import type { ImageFile } from './files.js';
import type { State } from './state.js';

/** Returns a picture as it is stored; nothing when the image or its file is gone. */
export async function readStored({ database, files }: State, name: string, kind: keyof ImageFile) {
  const row = database.first<{ file_name: string }>('select file_name from images where image_name = ?', name);
  return row && (await files.read(row.file_name, kind));
}
