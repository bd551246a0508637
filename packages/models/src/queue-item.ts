import * as z from 'zod';

import { openEnum, tolerantObject } from './internal/tolerant.js';
import { Session } from './session.js';

/** The status of an item. `waiting` (for a workflow it called) and `pending` may follow `in_progress`. */
export const QueueItemStatus = openEnum(['pending', 'in_progress', 'waiting', 'completed', 'failed', 'canceled']);
export type QueueItemStatus = z.infer<typeof QueueItemStatus>;

/** A value that a batch assigned to a node's input for one item. */
export const NodeFieldValue = tolerantObject({ node_path: z.string(), field_name: z.string(), value: z.unknown() });
export interface NodeFieldValue extends z.infer<typeof NodeFieldValue> {}

/** One operation omits what is null and the others send it: both are parsed as `null`. */
const text = z.string().nullish().default(null);
const number = z.int().nullish().default(null);

const about = {
  item_id: z.int(),
  status: QueueItemStatus,
  batch_id: z.string(),
  origin: text,
  destination: text,
  created_at: z.string(),
  started_at: text,
  completed_at: text,
  /** Always `system` before InvokeAI 6.12, which has a single user. `redacted` for items of other users. */
  user_id: z.string().default('system'),
  user_display_name: text,
  user_email: text,
  field_values: z.array(NodeFieldValue).nullish().default(null),
  /** Such as `cuda:1`; `null` before 6.14 and until it has started. */
  device: text,
  parent_item_id: number,
};

/**
 * An item without its session.
 *
 * @since InvokeAI 6.14
 */
export const QueueItemSummary = tolerantObject(about);
export interface QueueItemSummary extends z.infer<typeof QueueItemSummary> {}

/** One run of a graph on the queue, with its session. */
export const QueueItem = tolerantObject({
  ...about,
  queue_id: z.string(),
  session_id: z.string(),
  /** The number of changes of `status`; `null` before 6.13. */
  status_sequence: number,
  priority: z.int(),
  updated_at: z.string(),
  /** The class of the exception in the server, such as `OutOfMemoryError`, if the item failed. */
  error_type: text,
  error_message: text,
  error_traceback: text,
  /** The first item of a chain of retries. */
  retried_from_item_id: number,
  root_item_id: number,
  session: Session,
  workflow: z.record(z.string(), z.unknown()).nullish().default(null),
});
export interface QueueItem extends z.infer<typeof QueueItem> {}

/** Queue items, in the order in which they were asked for. */
export const QueueItemList = z.array(QueueItem);
/** Summaries of queue items, in the order in which they were asked for. */
export const QueueItemSummaryList = z.array(QueueItemSummary);
/** A queue item, or `null` when there is none. */
export const QueueItemOrNone = QueueItem.nullable();

/** What the server returns for the deletion of an item. */
export const QueueItemDeleted = z.null();

/** The ids for one request: at most 1 000. */
export const QueueItemIdList = z.array(z.int()).max(1_000, 'must be at most 1 000 ids');

/** Ids by time of creation; within one millisecond in no particular order. */
export const QueueItemIds = tolerantObject({ item_ids: z.array(z.int()), total_count: z.int() });
export interface QueueItemIds extends z.infer<typeof QueueItemIds> {}

/** The items that were put on the queue again, by their old ids. The server does not return the new ones. */
export const RetryItemsResult = tolerantObject({ queue_id: z.string(), retried_item_ids: z.array(z.int()) });
export interface RetryItemsResult extends z.infer<typeof RetryItemsResult> {}
