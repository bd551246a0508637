import { type DeleteBoardResult, UNCATEGORIZED } from '@x/models/board';
import type { RequestOptions } from '@x/transport/options';
import { chunks } from '../../chunks.js';
import { boardContents } from '../contents.js';
import type { BoardContents } from '../move/move-types.js';
import type { BoardDependencies } from '../stores.js';
import type { DestroyReport } from './destroy-types.js';

/** What a deletion of a board with its contents has destroyed so far, and whether the board itself is gone. */
export interface Destroyed {
  readonly report: DestroyReport;
  readonly isGone: boolean;
}

/**
 * Reads what a deletion whose response was lost has destroyed. The board is deleted last: what is still there once it is
 * gone was not destroyed, and before that may be destroyed yet.
 */
export async function findDestroyed(
  dependencies: BoardDependencies,
  { boardId, images, videos }: BoardContents,
  options: RequestOptions,
): Promise<Destroyed> {
  const isGone = (await dependencies.boards.find(boardId, options)) === undefined;
  const left = new Set<string>();
  for (const chunk of chunks(images)) {
    for (const { image_name } of await dependencies.images.getMany(chunk, options)) left.add(image_name);
  }
  if (videos.length > 0) {
    const place = { boardId: isGone ? UNCATEGORIZED : boardId, includeIntermediates: true };
    for (const name of (await boardContents(dependencies, place, options)).videos) left.add(name);
  }
  const isLeft = (name: string): boolean => left.has(name);
  const [leftImages, leftVideos] = [images.filter(isLeft), videos.filter(isLeft)];
  const report = toReport({
    board_id: boardId,
    deleted_images: images.filter((name) => !isLeft(name)),
    deleted_videos: videos.filter((name) => !isLeft(name)),
    failed_images: isGone ? leftImages : [],
    failed_videos: isGone ? leftVideos : [],
  });
  return { isGone, report: isGone ? report : { ...report, unknownImages: leftImages, unknownVideos: leftVideos } };
}

/** Returns the report of what a server says it destroyed. Lists that are left out are empty. */
export const toReport = (result: Partial<DeleteBoardResult> & Pick<DeleteBoardResult, 'board_id'>): DestroyReport => ({
  boardId: result.board_id,
  images: [...(result.deleted_images ?? [])],
  videos: [...(result.deleted_videos ?? [])],
  failedImages: [...(result.failed_images ?? [])],
  failedVideos: [...(result.failed_videos ?? [])],
  unknownImages: [],
  unknownVideos: [],
});
