import { Board } from '@x/models/board';

import { boardNameOf } from '../name/file-name.js';
import { type BoardList, unnamedFolderOf } from './board-list.js';
import type { Entry } from './entry.js';
import type { ItemIndex } from './item-index.js';

/** Returns the name of the board that has a folder, where another file has it. */
type NameOf = (folder: string) => string | undefined;

/** Returns the oldest item of each board that is not in the list, although it was: its folder has its name. */
export function lostBoards(boards: BoardList, items: ItemIndex): ReadonlyMap<string, Entry> {
  const isDamaged = boards.problem !== undefined || boards.damaged.length > 0;
  const lost = new Map<string, Entry>();
  for (const entry of items.ascending()) {
    const { board_id: id } = entry;
    if (id === null || lost.has(id) || boards.get(id)) continue;
    const folder = folderOf(entry);
    if (folder !== undefined && (isDamaged || folder !== unnamedFolderOf(id))) lost.set(id, entry);
  }
  return lost;
}

/** Adds boards that are lost, as their folders and their oldest items have them. */
export function rebuildBoards(boards: BoardList, lost: ReadonlyMap<string, Entry>, nameOf: NameOf): void {
  for (const [id, entry] of lost) {
    const folder = folderOf(entry) ?? unnamedFolderOf(id);
    const board_name = nameOf(folder) ?? boardNameOf(id, folder);
    const { created_at } = entry;
    const fields = { board_id: id, board_name, created_at, updated_at: created_at, archived: false, image_count: 0 };
    boards.setIn(folder, Board.parse(fields));
  }
}

/** Returns the folder of the board that an item is on. */
const folderOf = ({ path }: Entry): string | undefined => /^data\/boards\/[^/]+(?=\/)/.exec(path)?.[0];
