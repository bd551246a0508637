import { UNCATEGORIZED } from '@x/models/board';
import { UnsupportedOperationError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import type { BoardContents } from '../move.js';
import { byKind } from './by-kind.js';
import type { BoardStores } from './stores.js';

/** Returns the names of what stands on a board: images and, where the server has videos in its gallery, those too. */
export async function boardContents(
  { boards, gallery }: Pick<BoardStores, 'boards' | 'gallery'>,
  {
    board_id,
    includeIntermediates = board_id !== UNCATEGORIZED,
  }: { board_id: string; includeIntermediates?: boolean | undefined },
  options: RequestOptions,
): Promise<BoardContents> {
  const query = includeIntermediates ? {} : { is_intermediate: false };
  try {
    const { item_names: names } = await gallery.names({ board_id, starred_first: false, ...query }, options);
    return { board_id, ...byKind(names) };
  } catch (error) {
    if (!(error instanceof UnsupportedOperationError)) throw error;
    return { board_id, images: await boards.imageNames(board_id, query, options), videos: [] };
  }
}
