import * as z from 'zod';

import { tolerantObject } from './internal/tolerant.js';

const text = z.string().nullish().default(null);
const number = z.int().nullish().default(null);

const counts = {
  queue_id: z.string(),
  pending: z.int(),
  in_progress: z.int(),
  /** Absent, so zero, before 6.14. */
  waiting: z.int().default(0),
  completed: z.int(),
  failed: z.int(),
  canceled: z.int(),
  total: z.int(),
};

/** How many items of a queue stand where, and which is being worked on. */
export const QueueStatus = tolerantObject({
  ...counts,
  item_id: number,
  batch_id: text,
  session_id: text,
  /** The caller's own; `null` on some servers. */
  user_pending: number,
  user_in_progress: number,
});
export interface QueueStatus extends z.infer<typeof QueueStatus> {}

/** Not started means paused: the running item ends and no other begins. */
export const ProcessorStatus = tolerantObject({ is_started: z.boolean(), is_processing: z.boolean() });
export interface ProcessorStatus extends z.infer<typeof ProcessorStatus> {}

export const QueueAndProcessorStatus = tolerantObject({ queue: QueueStatus, processor: ProcessorStatus });
export interface QueueAndProcessorStatus extends z.infer<typeof QueueAndProcessorStatus> {}

/** How many items of a batch stand where: all zero for a batch that is not there. */
export const BatchStatus = tolerantObject({ ...counts, batch_id: z.string(), origin: text, destination: text });
export interface BatchStatus extends z.infer<typeof BatchStatus> {}

/** How many items with one destination stand where. */
export const DestinationCounts = tolerantObject({ ...counts, destination: z.string() });
export interface DestinationCounts extends z.infer<typeof DestinationCounts> {}

export const CanceledCount = tolerantObject({ canceled: z.int() });
export interface CanceledCount extends z.infer<typeof CanceledCount> {}

export const DeletedCount = tolerantObject({ deleted: z.int() });
export interface DeletedCount extends z.infer<typeof DeletedCount> {}
