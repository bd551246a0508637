import { fileNameOf } from '../name/file-name.js';
import type { Kind } from './entry.js';
import type { ArchiveState } from './state.js';

/** From so many items on, the next ones of a board go into a folder for each month: file managers stall on more. */
const mostInFolder = 5_000;

/** Decides where the files of items are. */
export class Places {
  readonly #state: ArchiveState;
  #counts: Map<string, number> | undefined;

  constructor(state: ArchiveState) {
    this.#state = state;
  }

  /** Returns the path for a new file: in the folder of its board, or of its month. */
  next(kind: Kind, record: { readonly board_id: string | null; readonly created_at: string }, name: string): string {
    const month = /^\d{4}-\d{2}/.exec(record.created_at)?.[0] ?? 'undated';
    // The two have lists of their own, so that an image and a video may share a name.
    const file = kind === 'video' && !name.endsWith('.mp4') ? fileNameOf(`${name}.mp4`) : fileNameOf(name);
    if (record.board_id === null) return `data/uncategorized/${month}/${file}`;
    const folder = this.#state.boards.folderOf(record.board_id);
    return this.#count(record.board_id) < mostInFolder ? `${folder}/${file}` : `${folder}/${month}/${file}`;
  }

  /** Returns how many items a board had, and counts one more. */
  #count(id: string): number {
    this.#counts ??= this.#countAll();
    const count = this.#counts.get(id) ?? 0;
    this.#counts.set(id, count + 1);
    return count;
  }

  #countAll(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { board_id } of this.#state.items.ascending())
      if (board_id !== null) counts.set(board_id, (counts.get(board_id) ?? 0) + 1);
    return counts;
  }
}
