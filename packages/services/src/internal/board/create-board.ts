import type { Board } from '@x/models/board';
import type { RequestOptions } from '@x/transport/options';

import { allBoards } from './all-boards.js';
import { readOutcome } from './read-outcome.js';
import type { BoardStores } from './stores.js';
import { boardsNamed } from './target.js';

/** A board to create, and all boards from before. */
export interface BoardCreation {
  readonly name: string;
  readonly before: ReadonlyMap<string, Board>;
}

/**
 * Creates a board and returns it. When the response was lost, it is the one empty board of that name that was not there
 * before; if there is none or there are several, rejects with the error of the request.
 *
 * Servers 6.9.0 to 6.11.1 create the board and return 500.
 */
export async function createBoard(
  { boards }: Pick<BoardStores, 'boards'>,
  { name, before }: BoardCreation,
  options: RequestOptions,
): Promise<Board> {
  try {
    return await boards.create({ board_name: name }, options);
  } catch (error) {
    const after = await readOutcome(error, options, () => allBoards({ boards }, options));
    const [created, other] = boardsNamed(name, after).filter((board) => !before.has(board.board_id) && isEmpty(board));
    if (!created || other) throw error;
    return created;
  }
}

/** Says whether a board holds no image and no video, intermediate ones apart. */
export const isEmpty = ({ image_count, asset_count, video_count }: Board): boolean =>
  image_count + asset_count + video_count === 0;
