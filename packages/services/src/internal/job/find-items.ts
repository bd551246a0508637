import { chunks } from '../chunks.js';
import { ItemLoader, type ListedItem, Unreadable } from './item-loader.js';
import type { JobStores } from './job-stores.js';

/** Which items to find. */
export interface ItemSearch {
  readonly where: (item: ListedItem) => boolean;
  /** The search ends when so many are found. */
  readonly limit?: number | undefined;
}

/** Returns items, in the order in which they were enqueued. It reads the newest first. */
export async function findItems(
  items: JobStores['queueItems'],
  { where, limit = Number.POSITIVE_INFINITY }: ItemSearch,
  options: { readonly signal?: AbortSignal | undefined },
): Promise<ListedItem[]> {
  const { item_ids: ids } = await items.ids({ order_dir: 'DESC' }, options);
  const loader = new ItemLoader(items);
  const found: ListedItem[] = [];
  for (const chunk of chunks(ids.toSorted((a, b) => b - a))) {
    for (const item of (await loader.list(chunk, options)).values()) {
      if (!(item instanceof Unreadable) && where(item)) found.push(item);
    }
    if (found.length >= limit) break;
  }
  return found.sort((a, b) => a.item_id - b.item_id);
}
