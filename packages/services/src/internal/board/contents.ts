import { UNCATEGORIZED } from '@x/models/board';
import type { RequestOptions } from '@x/transport/options';

import type { BoardContents } from './move/move-types.js';
import type { BoardDependencies } from './stores.js';

/** A board by its id, or `none`, and whether to name its intermediate images. */
export interface ContentsQuery {
  readonly boardId: string;
  /** @default true for a board, false for `none` */
  readonly includeIntermediates?: boolean | undefined;
}

/**
 * Returns the names of the images and videos on a board, the oldest first. One request.
 *
 * Intermediate images on no board are results that a running graph may need, so they are left out by default.
 */
export async function boardContents(
  { gallery }: Pick<BoardDependencies, 'gallery'>,
  { boardId, includeIntermediates = boardId !== UNCATEGORIZED }: ContentsQuery,
  options: RequestOptions,
): Promise<BoardContents> {
  const is_intermediate = includeIntermediates ? undefined : false;
  const query = { board_id: boardId, is_intermediate, starred_first: false, order_dir: 'ASC' } as const;
  return { boardId, ...(await gallery.names(query, options)) };
}
