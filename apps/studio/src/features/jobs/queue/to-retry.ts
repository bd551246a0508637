import type { QueueItem } from '@x/models/queue-item';

import { isRetriable } from './job-state.js';

/** Returns the ids of the items that failed or were canceled, but for those that were retried since. */
export function toRetry(items: Iterable<Pick<QueueItem, 'item_id' | 'status' | 'retried_from_item_id'>>): number[] {
  const chains = Map.groupBy(items, ({ item_id, retried_from_item_id }) => retried_from_item_id ?? item_id);
  return [...chains.values()].flatMap((chain) => {
    const last = chain.reduce((newest, item) => (item.item_id > newest.item_id ? item : newest));
    return isRetriable(last.status) ? [last.item_id] : [];
  });
}
