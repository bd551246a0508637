import { UNCATEGORIZED } from '@x/models/board';
import { mayHaveHappened } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { readOutcome } from '../read-outcome.js';
import type { BoardStores } from '../stores.js';
import type { Move } from './move.js';
import { isOnTarget } from './on-target.js';

/** Sends the queued images of a move to its target, and records the outcome of each. */
export async function moveImages(stores: BoardStores, move: Move, options: RequestOptions): Promise<void> {
  while (move.hasQueued) {
    options.signal?.throwIfAborted();
    const batch = move.nextBatch();
    const confirmed = new Set(await send(stores, move, batch, options));
    move.settle(
      batch.filter((name) => confirmed.has(name)),
      'moved',
    );
    const skipped = batch.filter((name) => !confirmed.has(name));
    if (skipped.length > 0) await settleSkipped(stores, move, skipped, options);
    move.notifyProgress();
  }
}

/**
 * Sends one batch and returns the names of the moved images. After a lost response those that are on the target now were
 * moved; unless all are, the others stay unknown.
 */
async function send(stores: BoardStores, move: Move, batch: readonly string[], options: RequestOptions) {
  try {
    return await request(stores, move.targetId, batch, options);
  } catch (error) {
    if (!mayHaveHappened(error)) move.requeue(batch);
    const found = await readOutcome(error, options, () => stores.images.getMany(batch, options));
    const moved = found.filter((image) => isOnTarget(move, image)).map(({ image_name }) => image_name);
    move.settle(moved, 'moved');
    if (moved.length < batch.length) throw error;
    return moved;
  }
}

async function request({ boards }: BoardStores, id: string, batch: readonly string[], options: RequestOptions) {
  if (id === UNCATEGORIZED) return (await boards.removeImages(batch, options)).removed_images;
  return (await boards.addImages(id, batch, options)).added_images;
}

/**
 * Reads the images that the server skipped without an error: each was deleted, was moved to the target by somebody
 * else, or was not moved.
 */
async function settleSkipped(
  { images }: BoardStores,
  move: Move,
  skipped: readonly string[],
  options: RequestOptions,
): Promise<void> {
  const found = new Map((await images.getMany(skipped, options)).map((image) => [image.image_name, image]));
  for (const name of skipped) {
    const image = found.get(name);
    const isThere = image && isOnTarget(move, image);
    move.settle([name], isThere ? 'moved' : image ? 'failed' : 'gone');
  }
}
