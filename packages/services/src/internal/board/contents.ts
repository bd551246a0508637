import { UNCATEGORIZED } from '@x/models/board';
import type { RequestOptions } from '@x/transport/options';

import type { GalleryService } from '../../gallery.js';
import type { BoardContents } from './move/move-types.js';

/** Whose contents to read, and whether scratch work of running graphs is among them. */
export interface ContentsQuery {
  readonly boardId: string;
  readonly includeIntermediates?: boolean | undefined;
}

/** Returns the names of what stands on a board, the oldest first. One request. */
export async function boardContents(
  galleries: GalleryService,
  { boardId, includeIntermediates = boardId !== UNCATEGORIZED }: ContentsQuery,
  options: RequestOptions,
): Promise<BoardContents> {
  const is_intermediate = includeIntermediates ? undefined : false;
  const query = { board_id: boardId, is_intermediate, starred_first: false, order_dir: 'ASC' } as const;
  return { boardId, ...(await galleries.names(query, options)) };
}
