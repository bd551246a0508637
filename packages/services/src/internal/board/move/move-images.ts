import { UNCATEGORIZED } from '@x/models/board';
import { HttpError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import type { BoardStores } from '../stores.js';
import type { Move } from './move.js';

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

/** Sends one batch and returns the names that the server says it moved. */
async function send(
  { boards }: BoardStores,
  move: Move,
  batch: readonly string[],
  options: RequestOptions,
): Promise<string[]> {
  const id = move.targetId;
  try {
    if (id === UNCATEGORIZED) return (await boards.removeImages(batch, options)).removed_images;
    return (await boards.addImages(id, batch, options)).added_images;
  } catch (error) {
    if (error instanceof HttpError && error.status < 500) move.requeueInFlight(); // a 4xx moves nothing
    throw error;
  }
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
    const isThere = image && (image.board_id ?? UNCATEGORIZED) === move.targetId;
    move.settle([name], isThere ? 'moved' : image ? 'failed' : 'gone');
  }
}
