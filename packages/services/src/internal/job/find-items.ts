import { chunks } from '../chunks.js';
import { ItemLooker, type Seen, Unreadable } from './item-loader.js';
import type { JobStores } from './job-stores.js';

/** Which items to find, and how many there are at most. */
export interface ItemSearch {
  readonly where: (item: Seen) => boolean;
  /** The search ends when so many are found. */
  readonly most?: number | undefined;
}

/** Returns the ids of items, in the order in which they were put on the queue. The newest are looked at first. */
export async function findItems(
  items: JobStores['queueItems'],
  { where, most = Number.POSITIVE_INFINITY }: ItemSearch,
  options: { readonly signal?: AbortSignal | undefined },
): Promise<number[]> {
  const { item_ids: ids } = await items.ids({ order_dir: 'DESC' }, options);
  const looker = new ItemLooker(items);
  const found: number[] = [];
  for (const chunk of chunks(ids.toSorted((a, b) => b - a))) {
    for (const item of (await looker.statuses(chunk, options)).values()) {
      if (!(item instanceof Unreadable) && where(item)) found.push(item.item_id);
    }
    if (found.length >= most) break;
  }
  return found.sort((a, b) => a - b);
}
