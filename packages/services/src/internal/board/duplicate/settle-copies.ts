import { HttpError, InvokeError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import { chunks } from '../../chunks.js';
import { byKind, isVideo } from '../../kind.js';
import { readOutcome } from '../read-outcome.js';
import type { BoardDependencies, BoardStores } from '../stores.js';
import { copiesByOriginal, itemsOn } from './copies.js';
import type { CopiedItem } from './duplicate-types.js';
import type { Duplication } from './duplication.js';
import { findVideos } from './find-videos.js';
import { nameOf } from './item.js';

/**
 * Reads the copy, and settles what the responses left open. A copy whose response was lost is found there. Where another
 * run made a copy of the same image at the same time, the oldest one stays and this run deletes its own.
 */
export async function settleCopies(
  dependencies: BoardDependencies,
  duplication: Duplication,
  boardId: string,
  options: RequestOptions,
): Promise<void> {
  const copies = copiesByOriginal((await itemsOn(dependencies, boardId, options)).items);
  for (const [from, error] of duplication.unsettled) {
    const [found] = copies.get(from) ?? [];
    if (found) duplication.addCopy(from, nameOf(found));
    else if (error instanceof HttpError && !error.isRetryable) duplication.addFailure(from, error);
  }
  const younger = youngerCopies(duplication, copies);
  const { images, videos } = byKind([...younger.keys()]);
  for (const chunk of [...chunks(images), ...chunks(videos)]) {
    const deleted = await deleteItems(dependencies, chunk, options);
    for (const name of chunk) {
      const copy = younger.get(name);
      if (copy) duplication.replaceCopy(name, copy);
      if (copy && !deleted.has(name)) {
        duplication.addFailure(copy.from, new InvokeError(`the second copy ${name} was not deleted`));
      }
    }
  }
}

/** Returns the copies to delete, by name, each with the older copy that stays. */
function youngerCopies(duplication: Duplication, copies: ReturnType<typeof copiesByOriginal>) {
  const younger = new Map<string, CopiedItem>();
  for (const { from, to } of duplication.copied) {
    const [oldest, ...others] = copies.get(from) ?? [];
    for (const name of others.map(nameOf)) {
      // Of a copy whose response was lost the name is not known. Whoever made the others deletes them too.
      if (oldest && (name === to || duplication.isUncertain(from))) younger.set(name, { from, to: nameOf(oldest) });
    }
  }
  return younger;
}

/** Deletes images or videos of this run, and returns the names of those that are gone. */
async function deleteItems({ images, videos }: BoardStores, names: readonly string[], options: RequestOptions) {
  const ofVideos = names.every(isVideo);
  let failure: unknown = new InvokeError(`the server did not delete all of ${names.length} second copies`);
  try {
    const deleted = ofVideos
      ? (await videos.deleteMany(names, options)).deleted_videos
      : (await images.deleteMany(names, options)).deleted_images;
    if (deleted.length === names.length) return new Set(deleted);
  } catch (error) {
    failure = error;
  }
  const read = async () => (ofVideos ? findVideos(videos, names, options) : images.getMany(names, options));
  const left = new Set((await readOutcome(failure, options, read)).map(nameOf));
  return new Set(names.filter((name) => !left.has(name)));
}
