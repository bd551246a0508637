import type { PageWindow } from '@x/models/page';
import { InputError } from '@x/transport/errors';

/** Yields every item, asking for the next page only when it is reached. */
export async function* paginate<T>(
  limit: number,
  page: (window: PageWindow) => Promise<{ readonly items: readonly T[]; readonly total: number }>,
): AsyncGenerator<T> {
  // A limit of 0 would ask for the same page for ever.
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > 1_000)
    throw new InputError('pageSize', 'must be 1 to 1 000');
  for (let offset = 0, end = 1; offset < end; offset += limit) {
    const { items, total } = await page({ offset, limit });
    yield* items;
    end = total;
  }
}
