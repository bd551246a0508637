import * as z from 'zod';

import { tolerantObject } from './internal/tolerant.js';

const text = z.string().nullish().default(null);
const number = z.int().nullish().default(null);

const counts = {
  /** The queue that was named in the request. It need not have items. */
  queue_id: z.string(),
  /** Items that wait for their turn. */
  pending: z.int(),
  /** Items that are being run: more than one on a server with several devices. */
  in_progress: z.int(),
  /** 0 before 6.14, which omits it. */
  waiting: z.int().default(0),
  /** Items that ended with all their results. */
  completed: z.int(),
  /** Items in which a node failed. */
  failed: z.int(),
  /** Items that were canceled before they ended. */
  canceled: z.int(),
  /** The number of items, whatever their status. It shrinks when items are deleted or pruned. */
  total: z.int(),
};

/** Item counts of a queue by status, and the item in progress. */
export const QueueStatus = tolerantObject({
  ...counts,
  /** The item in progress; `null` when there is none, or it belongs to another user. */
  item_id: number,
  /** The batch of the item in progress; `null` as `item_id`. */
  batch_id: text,
  /** The session of the item in progress; `null` as `item_id`. */
  session_id: text,
  /** Counts of the caller's own items; `null` on some servers. */
  user_pending: number,
  /** Counts of the caller's own items; `null` on some servers. */
  user_in_progress: number,
});
export interface QueueStatus extends z.infer<typeof QueueStatus> {}

/** Whether the queue is running. When it is paused, the item in progress is completed and no other is started. */
export const ProcessorStatus = tolerantObject({
  /** Whether items are taken from the queue; false while it is paused. */
  is_started: z.boolean(),
  /** Whether an item is in progress, also one that was started before a pause. */
  is_processing: z.boolean(),
});
export interface ProcessorStatus extends z.infer<typeof ProcessorStatus> {}

/** Item counts of a queue by status, and the state of its processor. */
export const QueueAndProcessorStatus = tolerantObject({
  /** The counts. */
  queue: QueueStatus,
  /** Whether the queue is running. It is one for all queues of the server. */
  processor: ProcessorStatus,
});
export interface QueueAndProcessorStatus extends z.infer<typeof QueueAndProcessorStatus> {}

/** Item counts of a batch by status. All are 0 for an unknown batch. */
export const BatchStatus = tolerantObject({
  ...counts,
  /** The batch that was named in the request. */
  batch_id: z.string(),
  /** The batch's free text that names the sender; `null` when it has none, or is unknown. */
  origin: text,
  /** The batch's free text that names the purpose; `null` when it has none, or is unknown. */
  destination: text,
});
export interface BatchStatus extends z.infer<typeof BatchStatus> {}

/** Item counts of a destination by status. */
export const DestinationCounts = tolerantObject({
  ...counts,
  /** The text that was named in the request. */
  destination: z.string(),
});
export interface DestinationCounts extends z.infer<typeof DestinationCounts> {}

/** The number of items that were canceled. */
export const CanceledCount = tolerantObject({
  /** Items that had ended already are not counted. */
  canceled: z.int(),
}).refine((value) => !('pending' in value), 'must be the result of a cancellation, is a status');
export interface CanceledCount extends z.infer<typeof CanceledCount> {}

/** The number of items that were deleted. */
export const DeletedCount = tolerantObject({
  /** Items of every status are counted. */
  deleted: z.int(),
});
export interface DeletedCount extends z.infer<typeof DeletedCount> {}
