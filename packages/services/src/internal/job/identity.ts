import type { QueueItem } from '@x/models/queue-item';

import type { JobIdentity } from '../../errors.js';

/** Whether two items are the same job, as far as both are known: a session may not be. */
export const isSameJob = (one: JobIdentity, other: JobIdentity): boolean =>
  one.batchId === other.batchId &&
  (one.sessionId === other.sessionId || one.sessionId === undefined || other.sessionId === undefined);

/** Returns what an item is known by. A list of items has no sessions. */
export function identityOf(item: Pick<QueueItem, 'batch_id'> & Partial<Pick<QueueItem, 'session_id'>>): JobIdentity {
  return { batchId: item.batch_id, sessionId: item.session_id };
}
