import { mayHaveHappened } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { chunks } from '../chunks.js';
import type { JobStores } from './job-stores.js';

/**
 * Puts items on the queue again and returns the ids of the new ones by those of the old, which the response does not
 * have. Items that neither failed nor were canceled are left out, and those for which the queue is full. When the
 * response is lost the new ones are searched for, and the request is not repeated.
 */
export async function retryItems(
  items: JobStores['queueItems'],
  ids: readonly number[],
  options: RequestOptions,
): Promise<Map<number, number>> {
  const search = { firsts: await firstsOf(items, ids, options), above: await newestOf(items, options) };
  try {
    const { retried_item_ids } = await items.retryMany(ids, options);
    if (retried_item_ids.length === 0) return new Map();
  } catch (error) {
    const found = mayHaveHappened(error) ? await findRetried(items, search, options).catch(() => undefined) : undefined;
    if (!found?.size) throw error;
    return found;
  }
  return findRetried(items, search, options);
}

interface Search {
  /** The ids of the old items, by that of the first of each one's retries. */
  readonly firsts: ReadonlyMap<number, number>;
  /** The newest id before the retry. */
  readonly above: number;
}

async function firstsOf(items: JobStores['queueItems'], ids: readonly number[], options: RequestOptions) {
  const firsts = new Map<number, number>();
  for (const chunk of chunks(ids, 100)) {
    for (const { item_id, retried_from_item_id } of await items.getMany(chunk, options)) {
      firsts.set(retried_from_item_id ?? item_id, item_id);
    }
  }
  return firsts;
}

const newestOf = async (items: JobStores['queueItems'], options: RequestOptions): Promise<number> =>
  Math.max(0, ...(await items.ids({ order_dir: 'DESC' }, options)).item_ids);

async function findRetried(
  items: JobStores['queueItems'],
  { firsts, above }: Search,
  options: RequestOptions,
): Promise<Map<number, number>> {
  const { item_ids } = await items.ids({ order_dir: 'DESC' }, options);
  const newer = item_ids.filter((id) => id > above).sort((a, b) => a - b);
  const found = new Map<number, number>();
  for (const chunk of chunks(newer, 100)) {
    for (const { item_id, retried_from_item_id: first } of await items.getMany(chunk, options)) {
      const old = first === null ? undefined : firsts.get(first);
      if (old !== undefined && !found.has(old)) found.set(old, item_id);
    }
    if (found.size === firsts.size) break;
  }
  return found;
}
