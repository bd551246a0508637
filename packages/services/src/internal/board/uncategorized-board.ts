import { Board, UNCATEGORIZED } from '@x/models/board';
import type { RequestOptions } from '@x/transport/options';

import type { BoardStores } from './stores.js';

/** Returns a board of id `none` with the number of images on no board. One request, which fetches no image. */
export async function uncategorizedBoard(
  { images }: Pick<BoardStores, 'images'>,
  options?: RequestOptions,
): Promise<Board> {
  const query = { board_id: UNCATEGORIZED, is_intermediate: false, offset: 0, limit: 0 };
  const { total } = await images.page(query, options);
  return Board.parse({
    board_id: UNCATEGORIZED,
    board_name: 'Uncategorized',
    created_at: '',
    updated_at: '',
    archived: false,
    image_count: total,
  });
}
