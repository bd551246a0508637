import { HttpError, InvokeError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import { chunks } from '../../chunks.js';
import { readOutcome } from '../read-outcome.js';
import type { BoardDependencies, BoardStores } from '../stores.js';
import { copiesByOriginal, imagesOn } from './copies.js';
import type { CopiedImage } from './duplicate-types.js';
import type { Duplication } from './duplication.js';

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
  const copies = copiesByOriginal((await imagesOn(dependencies, boardId, options)).images);
  for (const [from, error] of duplication.unsettled) {
    const [found] = copies.get(from) ?? [];
    if (found) duplication.addCopy(from, found.image_name);
    else if (error instanceof HttpError && !error.isRetryable) duplication.addFailure(from, error);
  }
  const younger = youngerCopies(duplication, copies);
  for (const chunk of chunks([...younger.keys()])) {
    const deleted = await deleteImages(dependencies, chunk, options);
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
  const younger = new Map<string, CopiedImage>();
  for (const { from, to } of duplication.copied) {
    const [oldest, ...others] = copies.get(from) ?? [];
    for (const { image_name: name } of others) {
      // Of a copy whose response was lost the name is not known. Whoever made the others deletes them too.
      if (oldest && (name === to || duplication.isUncertain(from))) younger.set(name, { from, to: oldest.image_name });
    }
  }
  return younger;
}

/** Deletes images of this run, and returns the names of those that are gone. */
async function deleteImages({ images }: BoardStores, names: readonly string[], options: RequestOptions) {
  let failure: unknown = new InvokeError(`the server did not delete all of ${names.length} second copies`);
  try {
    const { deleted_images: deleted } = await images.deleteMany(names, options);
    if (deleted.length === names.length) return new Set(deleted);
  } catch (error) {
    failure = error;
  }
  const found = await readOutcome(failure, options, () => images.getMany(names, options));
  const left = new Set(found.map(({ image_name }) => image_name));
  return new Set(names.filter((name) => !left.has(name)));
}
