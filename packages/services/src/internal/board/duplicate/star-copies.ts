import { InvokeError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { chunks } from '../../chunks.js';
import { readOutcome } from '../read-outcome.js';
import type { BoardStores } from '../stores.js';
import type { Duplication } from './duplication.js';

/** Stars the copies of the starred originals, and records those that the server did not star. */
export async function starCopies(
  stores: BoardStores,
  duplication: Duplication,
  starred: ReadonlySet<string>,
  options: RequestOptions,
): Promise<void> {
  const copies = duplication.copies.filter(({ from }) => starred.has(from));
  for (const chunk of chunks(copies)) {
    const done = await star(
      stores,
      chunk.map(({ to }) => to),
      options,
    );
    for (const { from, to } of chunk) {
      if (!done.has(to)) duplication.addFailure(from, new InvokeError(`the copy ${to} was not starred`));
    }
  }
}

/** Stars images and returns the names of the starred ones. After a lost response, all must be found starred. */
async function star({ images }: BoardStores, names: readonly string[], options: RequestOptions) {
  try {
    return new Set((await images.starMany(names, options)).starred_images);
  } catch (error) {
    const found = await readOutcome(error, options, () => images.getMany(names, options));
    const starred = found.filter((image) => image.starred).map(({ image_name }) => image_name);
    if (starred.length < names.length) throw error;
    return new Set(starred);
  }
}
