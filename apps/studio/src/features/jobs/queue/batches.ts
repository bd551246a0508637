import type { QueueItemSummary } from '@x/models/queue-item';

import { isEnded, isRetriable } from './job-state.js';

/** What is known of a batch from its items. */
export interface BatchHistory {
  readonly batchId: string;
  readonly origin: string | null;
  readonly destination: string | null;
  /** The newest first. */
  readonly items: readonly QueueItemSummary[];
  readonly ended: number;
  /** The ids of those that failed or were canceled. */
  readonly retriable: readonly number[];
  readonly counts: Readonly<Record<string, number>>;
}

/** Groups items by their batch, in the order in which each batch first appears. */
export function batches(items: Iterable<QueueItemSummary>): BatchHistory[] {
  const groups = Map.groupBy(items, ({ batch_id }) => batch_id);
  return [...groups].map(([batchId, group]) => {
    const [first] = group;
    const counts: Record<string, number> = {};
    for (const { status } of group) counts[status] = (counts[status] ?? 0) + 1;
    return {
      batchId,
      origin: first?.origin ?? null,
      destination: first?.destination ?? null,
      items: group,
      ended: group.filter(({ status }) => isEnded(status)).length,
      retriable: group.filter(({ status }) => isRetriable(status)).map(({ item_id }) => item_id),
      counts,
    };
  });
}
