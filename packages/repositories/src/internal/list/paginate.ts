import type { PageWindow } from '@x/models/page';
import { InputError, printValue } from '@x/transport/errors';

/** A list that may change while it is read. */
export interface PagedList<T> {
  page(window: PageWindow): Promise<{ readonly items: readonly T[]; readonly total: number }>;
  /** Returns the names of all items, in order. */
  names(): Promise<readonly string[]>;
  nameOf(item: T): string;
  /** Returns the items with these names, in this order, without those that no longer match. */
  read(names: readonly string[]): Promise<readonly T[]>;
  /** Rejects when the list no longer exists. Called when it is empty and when items are missing. */
  expectExisting(): Promise<unknown>;
}

/**
 * Yields the items that match when the list begins, each once. What is added later is not yielded, and neither is what
 * no longer matches when it is reached. A list that fits into one page is one request.
 */
export async function* paginate<T>(limit: number, list: PagedList<T>): AsyncGenerator<T> {
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > 1_000)
    throw new InputError('pageSize', `must be a whole number from 1 to 1 000, got ${printValue(limit)}`);
  const { items, total } = await list.page({ offset: 0, limit });
  if (total <= 0) await list.expectExisting();
  // Read before the caller changes anything: pages by offset shift with every change.
  const names = total > limit ? await list.names() : [];
  yield* items;
  const rest = without(names, items.map(list.nameOf), items.length < limit ? limit : 0);
  for (let start = 0; start < rest.length; start += limit) {
    const batch = rest.slice(start, start + limit);
    const found = await list.read(batch);
    if (found.length < batch.length) await list.expectExisting();
    yield* found;
  }
}

/** Returns the names that were not yielded. Of a page with invalid rows the names are unknown, so it counts as a whole. */
function without(names: readonly string[], yielded: readonly string[], first: number): string[] {
  const rest = new Set(names.slice(first));
  for (const name of yielded) rest.delete(name);
  return [...rest];
}
