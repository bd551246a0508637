import type { RequestOptions } from '@x/transport/options';

import { JobError } from '../job-errors.js';
import { chunks } from './chunks.js';
import type { JobStores } from './job-stores.js';
import { isUncertain } from './uncertain.js';

/**
 * Puts an item on the queue again and returns the id of the new one, which the server's answer does not name. When the
 * answer is lost it is looked for all the same, and never asked for again.
 */
export async function retryItem(items: JobStores['items'], id: number, options: RequestOptions): Promise<number> {
  const { retried_from_item_id } = await items.get(id, options);
  const newest = Math.max(0, ...(await items.itemIds('DESC', options)).item_ids);
  const search = { above: newest, first: retried_from_item_id ?? id };
  try {
    const { retried_item_ids } = await items.retry([id], options);
    if (retried_item_ids.length === 0) {
      throw new JobError(id, `job ${id} cannot be retried: it neither failed nor was canceled, or the queue is full`);
    }
  } catch (error) {
    const found = isUncertain(error) ? await findRetried(items, search, options).catch(() => undefined) : undefined;
    if (found === undefined) throw error;
    return found;
  }
  const found = await findRetried(items, search, options);
  if (found === undefined) throw new JobError(id, `job ${id} was put on the queue again, and deleted since`);
  return found;
}

async function findRetried(
  items: JobStores['items'],
  { above, first }: { readonly above: number; readonly first: number },
  options: RequestOptions,
): Promise<number | undefined> {
  const { item_ids } = await items.itemIds('DESC', options);
  const newer = item_ids.filter((id) => id > above).sort((a, b) => a - b);
  for (const chunk of chunks(newer, 100)) {
    const found = (await items.getMany(chunk, options)).find((item) => item.retried_from_item_id === first);
    if (found) return found.item_id;
  }
  return undefined;
}
