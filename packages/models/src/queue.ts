import * as z from 'zod';

import { tolerantObject } from './internal/tolerant.js';

const text = z.string().nullish().default(null);
const number = z.int().nullish().default(null);

const counts = {
  queue_id: z.string(),
  pending: z.int(),
  in_progress: z.int(),
  /** 0 before 6.14, which omits it. */
  waiting: z.int().default(0),
  completed: z.int(),
  failed: z.int(),
  canceled: z.int(),
  total: z.int(),
};

/** Item counts of a queue by status, and the item in progress. */
export const QueueStatus = tolerantObject({
  ...counts,
  item_id: number,
  batch_id: text,
  session_id: text,
  /** Counts of the caller's own items; `null` on some servers. */
  user_pending: number,
  user_in_progress: number,
});
export interface QueueStatus extends z.infer<typeof QueueStatus> {}

/** Whether the queue is running. When it is paused, the item in progress is completed and no other is started. */
export const ProcessorStatus = tolerantObject({ is_started: z.boolean(), is_processing: z.boolean() });
export interface ProcessorStatus extends z.infer<typeof ProcessorStatus> {}

/** Item counts of a queue by status, and the state of its processor. */
export const QueueAndProcessorStatus = tolerantObject({ queue: QueueStatus, processor: ProcessorStatus });
export interface QueueAndProcessorStatus extends z.infer<typeof QueueAndProcessorStatus> {}

/** Item counts of a batch by status. All are 0 for an unknown batch. */
export const BatchStatus = tolerantObject({ ...counts, batch_id: z.string(), origin: text, destination: text });
export interface BatchStatus extends z.infer<typeof BatchStatus> {}

/** Item counts of a destination by status. */
export const DestinationCounts = tolerantObject({ ...counts, destination: z.string() });
export interface DestinationCounts extends z.infer<typeof DestinationCounts> {}

/** The number of items that were canceled. */
export const CanceledCount = tolerantObject({ canceled: z.int() }).refine(
  (value) => !('pending' in value),
  'must be the result of a cancellation, is a status',
);
export interface CanceledCount extends z.infer<typeof CanceledCount> {}

/** The number of items that were deleted. */
export const DeletedCount = tolerantObject({ deleted: z.int() });
export interface DeletedCount extends z.infer<typeof DeletedCount> {}
