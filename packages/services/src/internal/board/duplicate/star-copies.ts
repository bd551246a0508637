import { InvokeError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { chunks } from '../../chunks.js';
import { isVideo } from '../../kind.js';
import { readOutcome } from '../read-outcome.js';
import type { BoardStores } from '../stores.js';
import type { Duplication } from './duplication.js';
import { findVideos } from './find-videos.js';
import { nameOf } from './item.js';

/** Stars the copies of the starred originals, and records those that the server did not star. */
export async function starCopies(
  stores: BoardStores,
  duplication: Duplication,
  starred: ReadonlySet<string>,
  options: RequestOptions,
): Promise<void> {
  const copies = duplication.copies.filter(({ from }) => starred.has(from));
  const ofVideos = copies.filter(({ to }) => isVideo(to));
  const ofImages = copies.filter(({ to }) => !isVideo(to));
  for (const chunk of [...chunks(ofImages), ...chunks(ofVideos)]) {
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

/** Stars images or videos and returns the names of the starred ones. After a lost response, all must be found starred. */
async function star({ images, videos }: BoardStores, names: readonly string[], options: RequestOptions) {
  const areVideos = names.every(isVideo);
  try {
    return new Set(
      areVideos
        ? (await videos.starMany(names, options)).starred_videos
        : (await images.starMany(names, options)).starred_images,
    );
  } catch (error) {
    const read = async () => (areVideos ? findVideos(videos, names, options) : images.getMany(names, options));
    const found = await readOutcome(error, options, read);
    const starred = found.filter((item) => item.starred).map(nameOf);
    if (starred.length < names.length) throw error;
    return new Set(starred);
  }
}
