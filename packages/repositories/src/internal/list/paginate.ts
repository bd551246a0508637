import type { PageWindow } from '@x/models/page';
import { InputError } from '@x/transport/errors';

/** Yields all items. The next page is requested when it is reached. */
export async function* paginate<T>(
  limit: number,
  page: (window: PageWindow) => Promise<{ readonly items: readonly T[]; readonly total: number }>,
): AsyncGenerator<T> {
  // A limit of 0 would request the same page forever.
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > 1_000)
    throw new InputError('pageSize', `must be a whole number from 1 to 1 000, got ${limit}`);
  for (let offset = 0, end = 1; offset < end; offset += limit) {
    const { items, total } = await page({ offset, limit });
    yield* items;
    end = total;
  }
}
