import type { State } from '../engine/state.js';
import { toThumbnail } from '../imaging/thumbnail.js';

interface Row {
  readonly file_name: string;
  readonly width: number;
  readonly height: number;
}

/** Returns a picture as it is stored; nothing when the image or its file is gone. */
export async function readFull(state: State, name: string) {
  const row = findRow(state, name);
  return row && (await state.files.read(row.file_name, 'full'));
}

/** Returns a picture as it is seen in a list, which is made now where nobody has seen it: most drawings are steps. */
export async function readThumbnail(state: State, name: string) {
  const row = findRow(state, name);
  const stored = row && (await state.files.read(row.file_name, 'thumbnail'));
  if (stored || !row) return stored;
  const full = await state.files.read(row.file_name, 'full');
  return full && toThumbnail(full, row);
}

const findRow = ({ database }: State, name: string): Row | undefined =>
  database.first<Row>('select file_name, width, height from images where image_name = ?', name);
