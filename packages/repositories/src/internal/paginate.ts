import type { PageWindow } from '@x/models/page';

/** Yields every item, asking for the next page only when it is reached. */
export async function* paginate<T>(
  limit: number,
  page: (window: PageWindow) => Promise<{ readonly items: readonly T[]; readonly total: number }>,
): AsyncGenerator<T> {
  for (let offset = 0, end = 1; offset < end; offset += limit) {
    const { items, total } = await page({ offset, limit });
    yield* items;
    end = total;
  }
}
