import { type Board, UNCATEGORIZED } from '@x/models/board';
import type { RequestOptions } from '@x/transport/options';

import type { BoardContents, MoveReport } from '../move.js';
import { allBoards } from './all-boards.js';
import { chunks } from './chunks.js';
import type { Draft } from './draft.js';
import { moveImages } from './move-images.js';
import type { BoardStores } from './stores.js';

/** Deletes the sources that are seen to be empty now, and writes down why the others stay. */
export async function deleteEmptied(
  stores: BoardStores,
  { sources, report }: { readonly sources: readonly BoardContents[]; readonly report: Draft<MoveReport> },
  options: RequestOptions,
): Promise<void> {
  const boards = await allBoards(stores, options);
  for (const source of sources.filter(({ board_id }) => board_id !== UNCATEGORIZED)) {
    const reason = whyKept(boards.get(source.board_id), source, report);
    if (reason) report.kept.push({ board_id: source.board_id, reason });
    else await deleteBoard(stores, { id: source.board_id, report }, options);
  }
}

function whyKept(board: Board | undefined, source: BoardContents, report: MoveReport): string | undefined {
  if (!board) return 'it is not there any more';
  const videos = Math.max(source.videos.length, board.video_count);
  if (videos > 0) return `it holds ${videos} videos, which cannot be moved`;
  const images = board.image_count + board.asset_count;
  if (images > 0) return `it holds ${images} images`;
  const failed = new Set(report.failed);
  return source.images.some((name) => failed.has(name)) ? 'some of its images could not be moved' : undefined;
}

/** What arrived between the look and the deletion is on no board then: it goes where the others went. */
async function deleteBoard(
  stores: BoardStores,
  { id, report }: { readonly id: string; readonly report: Draft<MoveReport> },
  options: RequestOptions,
): Promise<void> {
  const result = await stores.boards.delete(id, options);
  report.deleted.push(id);
  const videos = result.deleted_board_videos;
  if (videos.length > 0) report.videos.push({ board_id: UNCATEGORIZED, videos });
  if (!report.board) return;
  for (const names of chunks(result.deleted_board_images)) {
    const outcome = await moveImages(stores, { names, to: report.board.board_id }, options);
    report.moved.push(...outcome.moved);
    report.failed.push(...outcome.failed);
    report.gone.push(...outcome.gone);
  }
}
