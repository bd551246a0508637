import type { QueueItemSummary } from '@x/models/queue-item';

/**
 * Returns the place of each pending item, by its id: 1 for the one that is run next. The highest priority is run first,
 * items of the same priority in the order of their ids. A batch that is missing in `priorities` has priority 0.
 */
export function positions(
  items: Iterable<QueueItemSummary>,
  priorities: ReadonlyMap<string, number>,
): ReadonlyMap<number, number> {
  const priorityOf = ({ batch_id }: QueueItemSummary) => priorities.get(batch_id) ?? 0;
  return new Map(
    [...items]
      .filter(({ status }) => status === 'pending')
      .sort((a, b) => priorityOf(b) - priorityOf(a) || a.item_id - b.item_id)
      .map(({ item_id }, index) => [item_id, index + 1]),
  );
}

/** Returns one pending item of each batch, in the order of their ids. */
export function pendingBatches(items: Iterable<QueueItemSummary>): number[] {
  const firsts = new Map<string, number>();
  for (const { status, batch_id, item_id } of items) {
    if (status === 'pending' && item_id < (firsts.get(batch_id) ?? Number.POSITIVE_INFINITY)) {
      firsts.set(batch_id, item_id);
    }
  }
  return [...firsts.values()].sort((a, b) => a - b);
}
