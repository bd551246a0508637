import { QueueItemSummary } from '@x/models/queue-item';

/** Returns a queue item with these values; it was created at noon. */
export function makeItem(values: Partial<QueueItemSummary>): QueueItemSummary {
  const created_at = '2026-11-22 12:00:00.000';
  return QueueItemSummary.parse({ item_id: 1, status: 'pending', batch_id: 'b', created_at, ...values });
}
