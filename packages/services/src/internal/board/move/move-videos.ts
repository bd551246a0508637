import { UNCATEGORIZED } from '@x/models/board';
import type { Video } from '@x/models/video';
import { forEachLimit } from '@x/transport/async';
import { mayHaveHappened, PermissionError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import { CONCURRENCY } from '../../chunks.js';
import { readOutcome } from '../read-outcome.js';
import type { BoardStores } from '../stores.js';
import type { Move } from './move.js';
import { isOnTarget } from './on-target.js';

/** Sends the queued videos of a move to its target, one in each request, and records the outcome of each. */
export async function moveVideos(stores: BoardStores, move: Move, options: RequestOptions): Promise<void> {
  const sent = move.queuedVideos;
  const work = async (name: string): Promise<void> => {
    move.start(name);
    await moveVideo(stores, move, name, options);
    move.notifyProgress();
  };
  await forEachLimit(sent, work, { concurrency: CONCURRENCY, signal: options.signal });
  if (sent.length > 0 && move.targetId === UNCATEGORIZED) await settleRemoved(stores, move, sent, options);
}

/** Moves one video. It is read after a lost response, and after a 500, which the server returns for a missing one. */
async function moveVideo(stores: BoardStores, move: Move, name: string, options: RequestOptions): Promise<void> {
  try {
    const isMoved = await request(stores, move.targetId, name, options);
    if (isMoved) move.settle([name], 'moved');
    else settle(move, name, await stores.videos.find(name, options));
  } catch (error) {
    if (error instanceof PermissionError) {
      settle(move, name, await readable(stores, name, options));
    } else if (mayHaveHappened(error)) {
      const video = await readOutcome(error, options, () => stores.videos.find(name, options));
      if (video && !isOnTarget(move, video)) throw error;
      settle(move, name, video);
    } else {
      move.requeue([name]);
      throw error;
    }
  }
}

async function request({ videos }: BoardStores, id: string, name: string, options: RequestOptions): Promise<boolean> {
  if (id === UNCATEGORIZED) return (await videos.removeFromBoard(name, options)).removed_videos.includes(name);
  return (await videos.addToBoard(name, id, options)).added_videos.includes(name);
}

/** Records what a video, read after its request, says of the move. `null` is one that may not be read. */
function settle(move: Move, name: string, video: Video | null | undefined): void {
  if (video === undefined) move.settle([name], 'gone');
  else move.settle([name], video && isOnTarget(move, video) ? 'moved' : 'failed');
}

/** Returns a video that the user may not move; `null` for one that the user may not read either. */
async function readable({ videos }: BoardStores, name: string, options: RequestOptions) {
  try {
    return await videos.find(name, options);
  } catch (error) {
    if (error instanceof PermissionError) return null;
    throw error;
  }
}

/** Reads which of the videos exist that were taken off their boards: the server confirms a missing one too. */
async function settleRemoved(
  { videos }: BoardStores,
  move: Move,
  sent: readonly string[],
  options: RequestOptions,
): Promise<void> {
  const { video_names } = await videos.names({ board_id: UNCATEGORIZED }, options);
  const found = new Set(video_names);
  for (const name of sent) {
    if (found.has(name) || move.outcomeOf(name) !== 'moved') continue;
    if ((await videos.find(name, options)) === undefined) move.settle([name], 'gone');
  }
}
