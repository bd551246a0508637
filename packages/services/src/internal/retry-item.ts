import type { RequestOptions } from '@x/transport/options';

import { JobError } from '../job-errors.js';
import { chunks } from './chunks.js';
import type { JobStores } from './job-stores.js';

/** Puts an item on the queue again and returns the id of the new one, which the server's answer does not name. */
export async function retryItem(items: JobStores['items'], id: number, options: RequestOptions): Promise<number> {
  const { retried_from_item_id } = await items.get(id, options);
  const first = retried_from_item_id ?? id;
  const newest = Math.max(0, ...(await items.itemIds('DESC', options)).item_ids);
  const { retried_item_ids } = await items.retry([id], options);
  if (retried_item_ids.length === 0) {
    throw new JobError(id, `job ${id} cannot be retried: it neither failed nor was canceled, or the queue is full`);
  }
  const { item_ids } = await items.itemIds('DESC', options);
  for (const chunk of chunks(
    item_ids.filter((item) => item > newest).sort((a, b) => a - b),
    100,
  )) {
    for (const item of await items.getMany(chunk, options))
      if (item.retried_from_item_id === first) return item.item_id;
  }
  throw new JobError(id, `job ${id} was put on the queue again, and deleted since`);
}
