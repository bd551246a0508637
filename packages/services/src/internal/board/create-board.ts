import type { Board } from '@x/models/board';
import { ServerError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import type { BoardStores } from './stores.js';

/**
 * Creates a board and returns it. Servers 6.9.0 to 6.11.1 create it and return 500, so after a 500 the newest board is
 * read: it is the created one if it has the name and is empty.
 */
export async function createBoard(
  { boards }: Pick<BoardStores, 'boards'>,
  name: string,
  options: RequestOptions,
): Promise<Board> {
  try {
    return await boards.create({ board_name: name }, options);
  } catch (error) {
    if (!(error instanceof ServerError) || error.status !== 500) throw error;
    for await (const newest of boards.list({ order_by: 'created_at', direction: 'DESC' }, options)) {
      if (newest.board_name === name && isEmpty(newest)) return newest;
      break;
    }
    throw error;
  }
}

const isEmpty = ({ image_count, asset_count, video_count }: Board): boolean =>
  image_count + asset_count + video_count === 0;
