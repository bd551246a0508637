import type { Board } from '@x/models/board';
import { mayHaveHappened, NotFoundError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { chunks } from '../chunks.js';
import { allBoards } from './all-boards.js';
import { isEmpty } from './create-board.js';
import type { BoardStores } from './stores.js';
import { oldestNamed } from './target.js';

/** A board of the requested name, and whether this run created it. */
export interface SettledBoard {
  readonly board: Board;
  readonly isNew: boolean;
}

/**
 * Returns the oldest board with the name of one that was just created. Several runs may create a board of one name at
 * the same time: all use the oldest, and each deletes its own while that is empty.
 */
export async function settleOnOldest(
  stores: Pick<BoardStores, 'boards'>,
  own: Board,
  options: RequestOptions,
): Promise<SettledBoard> {
  const boards = await allBoards(stores, options);
  const oldest = oldestNamed(own.board_name, boards);
  if (!oldest || oldest.board_id === own.board_id) return { board: own, isNew: true };
  const current = boards.get(own.board_id);
  const strays = current && isEmpty(current) ? await deleteOwn(stores, own.board_id, options) : [];
  for (const chunk of chunks(strays)) await stores.boards.addImages(oldest.board_id, chunk, options);
  return { board: oldest, isNew: false };
}

/**
 * Deletes a board of this run, and returns the names of the images that somebody added to it in that very moment. After
 * a lost response it is deleted again, which changes nothing if it is gone.
 */
async function deleteOwn(
  { boards }: Pick<BoardStores, 'boards'>,
  id: string,
  options: RequestOptions,
  isRepeated = false,
): Promise<string[]> {
  try {
    return (await boards.delete(id, options)).deleted_board_images;
  } catch (error) {
    if (error instanceof NotFoundError) return [];
    if (isRepeated || !mayHaveHappened(error)) throw error;
    return deleteOwn({ boards }, id, options, true);
  }
}
