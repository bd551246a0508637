import type { Board } from '@x/models/board';

import type { Entry } from './entry.js';

/** What a board says of its contents. */
interface BoardContents {
  image_count: number;
  asset_count: number;
  video_count: number;
  cover: Entry | undefined;
}

/** Returns what the boards hold, by id, in one pass. Intermediate items are in no count, and on no cover. */
export function countContents(ascending: readonly Entry[]): Map<string, BoardContents> {
  const boards = new Map<string, BoardContents>();
  for (const entry of ascending) {
    if (entry.board_id === null || entry.is_intermediate) continue;
    let contents = boards.get(entry.board_id);
    if (!contents) {
      contents = { image_count: 0, asset_count: 0, video_count: 0, cover: undefined };
      boards.set(entry.board_id, contents);
    }
    if (entry.kind === 'video') contents.video_count++;
    else if (entry.category === 'general') contents.image_count++;
    else contents.asset_count++;
    if (!contents.cover?.starred || entry.starred) contents.cover = entry;
  }
  return boards;
}

/** Returns a board with what the archive holds of it: the server that it is from may hold more. */
export function withContents(board: Board, contents: BoardContents | undefined): Board {
  const { image_count = 0, asset_count = 0, video_count = 0, cover } = contents ?? {};
  return {
    ...board,
    image_count,
    asset_count,
    video_count,
    cover_image_name: cover?.kind === 'image' ? cover.name : null,
    cover_video_name: cover?.kind === 'video' ? cover.name : null,
  };
}
