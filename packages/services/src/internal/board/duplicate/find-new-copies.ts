import type { RequestOptions } from '@x/transport/options';

import { readOutcome } from '../read-outcome.js';
import type { BoardStores } from '../stores.js';
import { copiesByOriginal } from './copies.js';
import type { Duplication } from './duplication.js';

/** Where to find copies, and why. */
export interface LostCopies {
  readonly boardId: string;
  /** The error with which copying stopped. */
  readonly error: unknown;
}

/**
 * Finds the copies whose response was lost among the 100 newest images on a board. One request. Rejects with the error
 * unless all are found.
 */
export async function findNewCopies(
  { images }: Pick<BoardStores, 'images'>,
  duplication: Duplication,
  { boardId, error }: LostCopies,
  options: RequestOptions,
): Promise<void> {
  const newest = { board_id: boardId, order_dir: 'DESC', starred_first: false, offset: 0, limit: 100 } as const;
  const { items } = await readOutcome(error, options, () => images.page(newest, options));
  const copies = copiesByOriginal(items);
  for (const [from] of duplication.unsettled) {
    const [copy] = copies.get(from) ?? [];
    if (copy) duplication.addCopy(from, copy.image_name);
  }
  if (duplication.unsettled.length > 0) throw error;
}
