import type { Board } from '@x/models/board';
import type { RequestOptions } from '@x/transport/options';

import type { BoardStores } from './stores.js';

/** Returns all boards by id, archived ones too. One request. */
export async function allBoards(
  { boards }: Pick<BoardStores, 'boards'>,
  options: RequestOptions,
): Promise<Map<string, Board>> {
  const found = new Map<string, Board>();
  for await (const board of boards.list({ include_archived: true }, options)) found.set(board.board_id, board);
  return found;
}
