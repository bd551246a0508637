import type { RequestOptions } from '@x/transport/options';
import { isVideo } from '../../kind.js';
import { readOutcome } from '../read-outcome.js';
import type { BoardStores } from '../stores.js';
import { copiesByOriginal } from './copies.js';
import type { Duplication } from './duplication.js';
import { nameOf } from './item.js';

/** Where to find copies, and why. */
export interface LostCopies {
  readonly boardId: string;
  /** The error with which copying stopped. */
  readonly error: unknown;
}

/**
 * Finds the copies whose response was lost among the 100 newest images on a board, or its 100 newest videos. One request
 * for either. Rejects with the error unless all are found.
 */
export async function findNewCopies(
  { images, videos }: Pick<BoardStores, 'images' | 'videos'>,
  duplication: Duplication,
  { boardId, error }: LostCopies,
  options: RequestOptions,
): Promise<void> {
  const newest = { board_id: boardId, order_dir: 'DESC', starred_first: false, offset: 0, limit: 100 } as const;
  const lost = duplication.unsettled.map(([from]) => from);
  const found = await readOutcome(error, options, async () => [
    ...(lost.every(isVideo) ? [] : (await images.page(newest, options)).items),
    ...(lost.some(isVideo) ? (await videos.page(newest, options)).items : []),
  ]);
  const copies = copiesByOriginal(found);
  for (const from of lost) {
    const [copy] = copies.get(from) ?? [];
    if (copy) duplication.addCopy(from, nameOf(copy));
  }
  if (duplication.unsettled.length > 0) throw error;
}
