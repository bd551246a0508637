import type { Board } from '@x/models/board';
import type { GalleryQuery } from '@x/repositories/gallery';
import { type GalleryFilter, parseFilter } from '@x/services/filter';

import { boardIdOf } from './board-word.js';
import type { GallerySearch } from './gallery-search.js';

/** Returns the filter in an address, or why it is none. */
export function readFilter(text: string | undefined): { readonly filter: GalleryFilter; readonly error?: Error } {
  try {
    return { filter: parseFilter(text ?? '') };
  } catch (error) {
    return { filter: {}, error: error instanceof Error ? error : new Error(String(error)) };
  }
}

/** Returns the order and the board to ask the server for. The boards are read only if the filter names one. */
export async function toGalleryQuery(
  { order, starred }: GallerySearch,
  { board }: GalleryFilter,
  readBoards: () => Promise<readonly Board[]>,
): Promise<GalleryQuery> {
  return {
    is_intermediate: false,
    order_dir: order === 'oldest' ? 'ASC' : 'DESC',
    starred_first: starred === 'first',
    ...(board !== undefined && { board_id: boardIdOf(board, await readBoards()) }),
  };
}

/** Says whether the gallery shows everything of its kind, so that the days of the server say where a day begins. */
export function isWhole({ filter: text, starred }: GallerySearch): boolean {
  const { filter, error } = readFilter(text);
  const { kind, ...others } = filter;
  return !error && starred === undefined && Object.keys(others).length === 0;
}
