import { type Board, UNCATEGORIZED } from '@x/models/board';
import { HttpError, NotFoundError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import type { BoardStores } from '../stores.js';
import { type Moving, moveImages } from './move-images.js';
import type { BoardContents, MoveReport } from './move-types.js';

/** What may be deleted, and all boards as they are after the move. */
export interface Emptied extends Moving {
  readonly sources: readonly BoardContents[];
  readonly boards: ReadonlyMap<string, Board>;
}

/** Deletes the sources that are seen to be empty now, and writes down why the others stay. */
export async function deleteEmptied(
  stores: BoardStores,
  { sources, boards, ...moving }: Emptied,
  options: RequestOptions,
): Promise<void> {
  for (const source of sources.filter(({ boardId }) => boardId !== UNCATEGORIZED)) {
    const reason =
      whyKept(boards.get(source.boardId), source, moving.report) ??
      (await deleteBoard(stores, { id: source.boardId, ...moving }, options));
    if (reason !== undefined) moving.report.kept.push({ boardId: source.boardId, reason });
    moving.progress();
  }
}

const vanished = 'it is not there any more';

function whyKept(board: Board | undefined, source: BoardContents, report: MoveReport): string | undefined {
  if (!board) return vanished;
  const videos = Math.max(source.videos.length, board.video_count);
  if (videos > 0) return `it holds ${videos} videos, which cannot be moved`;
  const images = board.image_count + board.asset_count;
  if (images > 0) return `it holds ${images} images`;
  const failed = new Set(report.failed);
  return source.images.some((name) => failed.has(name)) ? 'some of its images could not be moved' : undefined;
}

/**
 * Deletes a board, or returns why it is still there. What arrived between the look and the deletion is on no board
 * then: it goes where the others went.
 */
async function deleteBoard(
  stores: BoardStores,
  { id, ...moving }: Moving & { readonly id: string },
  options: RequestOptions,
): Promise<string | undefined> {
  const { report } = moving;
  try {
    const { deleted_board_images: images, deleted_board_videos: videos } = await stores.boards.delete(id, options);
    report.deleted.push(id);
    if (videos.length > 0) report.videos.push({ boardId: UNCATEGORIZED, videos });
    report.notSent.push(...images);
  } catch (error) {
    if (error instanceof NotFoundError) return vanished;
    if (error instanceof HttpError) return error.message;
    throw error;
  }
  await moveImages(stores, moving, options);
  return undefined;
}
