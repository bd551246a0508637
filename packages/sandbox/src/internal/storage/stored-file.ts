import { toThumbnail } from '../imaging/thumbnail.js';
import type { Storage } from './storage.js';

interface Row {
  readonly file_name: string;
  readonly width: number;
  readonly height: number;
}

/** Returns the file of an image; undefined when the image or its file does not exist. */
export async function readFull(storage: Storage, name: string) {
  const row = findRow(storage, name);
  return row && (await storage.files.read(row.file_name, 'full'));
}

/** Returns the thumbnail of an image. It is created now for outputs of nodes, most of which are never viewed. */
export async function readThumbnail(storage: Storage, name: string) {
  const row = findRow(storage, name);
  const stored = row && (await storage.files.read(row.file_name, 'thumbnail'));
  if (stored || !row) return stored;
  const full = await storage.files.read(row.file_name, 'full');
  return full && toThumbnail(full, row);
}

const findRow = ({ database }: Storage, name: string): Row | undefined =>
  database.first<Row>('select file_name, width, height from images where image_name = ?', name);
