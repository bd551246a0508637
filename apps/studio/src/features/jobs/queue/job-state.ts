import type { QueueItemSummary } from '@x/models/queue-item';

const ENDED: ReadonlySet<string> = new Set(['completed', 'failed', 'canceled']);
const RETRIABLE: ReadonlySet<string> = new Set(['failed', 'canceled']);

/** Whether a status is the last one of an item. */
export const isEnded = (status: string): boolean => ENDED.has(status);

/** Whether the server enqueues an item of this status again. */
export const isRetriable = (status: string): boolean => RETRIABLE.has(status);

/** Whether an item is neither waiting for its turn nor ended. */
export const isRunning = ({ status }: QueueItemSummary): boolean => status !== 'pending' && !isEnded(status);
