import type { QueueItemSummary } from '@x/models/queue-item';
import { toDate } from '@x/models/timestamp';

type Times = Pick<QueueItemSummary, 'created_at' | 'started_at' | 'completed_at'>;

/** Returns how many seconds an item waited for its turn, and how many it ran, each when it is known. */
export function times({ created_at, started_at, completed_at }: Times) {
  const between = (start: string, end: string) => Math.max(0, toDate(end).getTime() - toDate(start).getTime()) / 1_000;
  return {
    waited: started_at === null ? undefined : between(created_at, started_at),
    ran: started_at === null || completed_at === null ? undefined : between(started_at, completed_at),
  };
}
