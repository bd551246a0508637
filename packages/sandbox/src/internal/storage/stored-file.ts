import { toThumbnail } from '../imaging/thumbnail.js';
import type { Storage } from './storage.js';

interface Row {
  readonly file_name: string;
  readonly width: number;
  readonly height: number;
}

/** Returns a picture as it is stored; nothing when the image or its file is gone. */
export async function readFull(storage: Storage, name: string) {
  const row = findRow(storage, name);
  return row && (await storage.files.read(row.file_name, 'full'));
}

/** Returns a picture as it is seen in a list, which is made now where nobody has seen it: most drawings are steps. */
export async function readThumbnail(storage: Storage, name: string) {
  const row = findRow(storage, name);
  const stored = row && (await storage.files.read(row.file_name, 'thumbnail'));
  if (stored || !row) return stored;
  const full = await storage.files.read(row.file_name, 'full');
  return full && toThumbnail(full, row);
}

const findRow = ({ database }: Storage, name: string): Row | undefined =>
  database.first<Row>('select file_name, width, height from images where image_name = ?', name);
