import { type Board, UNCATEGORIZED } from '@x/models/board';
import { HttpError, mayHaveHappened, NotFoundError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { readOutcome } from '../read-outcome.js';
import type { BoardStores } from '../stores.js';
import type { Move } from './move.js';
import { moveImages } from './move-images.js';
import type { BoardContents } from './move-types.js';
import { moveVideos } from './move-videos.js';

/** The sources of a move, and all boards of the server as they were read after it. */
export interface SourcesAfterMove {
  readonly sources: readonly BoardContents[];
  readonly boards: ReadonlyMap<string, Board>;
}

/** Deletes the sources that are empty now, and records why the others are kept. */
export async function deleteEmptySources(
  stores: BoardStores,
  move: Move,
  { sources, boards }: SourcesAfterMove,
  options: RequestOptions,
): Promise<void> {
  for (const source of sources) {
    const { boardId } = source;
    if (boardId === UNCATEGORIZED) continue;
    const reason =
      reasonToKeep(move, source, boards.get(boardId)) ?? (await deleteBoard(stores, move, boardId, options));
    if (reason !== undefined) move.addKept({ boardId, reason });
    move.notifyProgress();
  }
}

const MISSING = 'it does not exist any more';

function reasonToKeep(move: Move, source: BoardContents, board: Board | undefined): string | undefined {
  if (!board) return MISSING;
  const { video_count: videos, image_count, asset_count } = board;
  if (videos > 0) return `it holds ${counted(videos, 'video')}`;
  if (image_count + asset_count > 0) return `it holds ${counted(image_count + asset_count, 'image')}`;
  // no count includes intermediate images and videos
  return reasonOfRest(move, source.images, 'image') ?? reasonOfRest(move, source.videos, 'video');
}

function reasonOfRest(move: Move, names: readonly string[], noun: string): string | undefined {
  const rest = names.filter((name) => !move.hasLeft(name)).length;
  return rest > 0 ? `${counted(rest, noun)} of it ${rest === 1 ? 'was' : 'were'} not moved` : undefined;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/**
 * Deletes a board, or returns why it still exists. Images and videos that were added to it since the boards were read are
 * on no board afterwards: they are moved to the target too, unless the response that names them was lost.
 */
async function deleteBoard(
  stores: BoardStores,
  move: Move,
  boardId: string,
  options: RequestOptions,
): Promise<string | undefined> {
  try {
    const { deleted_board_images: images, deleted_board_videos: videos } = await stores.boards.delete(boardId, options);
    move.addDeleted(boardId);
    move.enqueue([...images, ...videos]);
  } catch (error) {
    if (error instanceof NotFoundError) return MISSING;
    if (error instanceof HttpError && !mayHaveHappened(error)) return error.message;
    await settleDeletion(stores, move, { boardId, error }, options);
  }
  await moveImages(stores, move, options);
  await moveVideos(stores, move, options);
  return undefined;
}

/** Reads whether a board is gone whose deletion ended with an error. If it is not, it may be deleted yet. */
async function settleDeletion(
  { boards }: BoardStores,
  move: Move,
  { boardId, error }: { readonly boardId: string; readonly error: unknown },
  options: RequestOptions,
): Promise<void> {
  const undecided = { boardId, reason: error instanceof Error ? error.message : String(error) };
  try {
    if (await readOutcome(error, options, () => boards.find(boardId, options))) move.addUndecided(undecided);
    else move.addDeleted(boardId);
  } catch (failure) {
    if (mayHaveHappened(error)) move.addUndecided(undecided);
    throw failure;
  }
}
