import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { isForeignXmp, xmpText } from '../crate/xmp.js';
import type { Line } from '../item/entry.js';
import { type ItemTexts, xmpOf } from '../item/sidecar.js';
import type { Sealing } from './sealing.js';

/** Writes the XMP file of an item, or deletes it where none is wanted. One that another program has changed is kept. */
export async function updateXmp({ state, changes, about }: Sealing, line: Line, texts: ItemTexts): Promise<void> {
  const path = xmpOf(line.path);
  const exists = existsSync(join(state.storage.place, path));
  if (!exists && !about.xmp) return;
  const before = exists ? await state.storage.text(path).catch(() => '') : undefined;
  if (before !== undefined && isForeignXmp(before)) return;
  const board = 'board_id' in line.record ? line.record.board_id : undefined;
  const boardName = typeof board === 'string' ? state.boards.get(board)?.board_name : undefined;
  const after = about.xmp ? xmpText(line, texts, boardName) : undefined;
  if (after === before) return;
  if (after === undefined) await changes.writer.remove(path);
  else await changes.writer.text(path, after);
}
