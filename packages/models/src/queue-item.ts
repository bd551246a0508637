import * as z from 'zod';

import { openEnum, tolerantObject } from './internal/tolerant.js';
import { Session } from './session.js';

/** The status of an item. `waiting` (for a workflow it called) and `pending` may follow `in_progress`. */
export const QueueItemStatus = openEnum(['pending', 'in_progress', 'waiting', 'completed', 'failed', 'canceled']);
export type QueueItemStatus = z.infer<typeof QueueItemStatus>;

/** A value that a batch assigned to a node's input for one item. */
export const NodeFieldValue = tolerantObject({
  /** The id of the node in the graph. */
  node_path: z.string(),
  /** The name of the input. */
  field_name: z.string(),
  /** The value that it has in this item. */
  value: z.unknown(),
});
export interface NodeFieldValue extends z.infer<typeof NodeFieldValue> {}

/** One operation omits what is null and the others send it: both are parsed as `null`. */
const text = z.string().nullish().default(null);
const number = z.int().nullish().default(null);

const about = {
  /** Unique on the server, across its queues; it grows. */
  item_id: z.int(),
  /** As it was when the server read it. */
  status: QueueItemStatus,
  /** The batch that it was enqueued with. `redacted` for items of other users. */
  batch_id: z.string(),
  /** The batch's free text that names the sender; `null` when it has none, or belongs to another user. */
  origin: text,
  /** The batch's free text that names the purpose; `null` when it has none, or belongs to another user. */
  destination: text,
  /** UTC without a time zone, such as `2026-11-22 13:08:21.950`. `toDate` of `@x/models/timestamp` parses it. */
  created_at: z.string(),
  /** When it was started, in the format of `created_at`; `null` until then. */
  started_at: text,
  /** When it completed, failed or was canceled, in the format of `created_at`; `null` until then. */
  completed_at: text,
  /** Always `system` before InvokeAI 6.12, which has a single user. `redacted` for items of other users. */
  user_id: z.string().default('system'),
  /** The name of its owner; `null` when there is none, and for items of other users. */
  user_display_name: text,
  /** The address of its owner; `null` when there is none, and for items of other users. */
  user_email: text,
  /** The batch's values for this item; `[]` or `null` when it has none, `null` for items of other users. */
  field_values: z.array(NodeFieldValue).nullish().default(null),
  /** Such as `cuda:1`; `null` before 6.14 and until it has started. */
  device: text,
  /** The item whose workflow called this one; `null` for all others, and before 6.14. */
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
  /** The queue that it is on. */
  queue_id: z.string(),
  /** The run of the graph, which its images have as `session_id`. `redacted` for items of other users. */
  session_id: z.string(),
  /** The number of changes of `status`; `null` before 6.13. */
  status_sequence: number,
  /** The highest is run first, items of the same priority in the order of their ids. 0 for items of other users. */
  priority: z.int(),
  /** When it last changed, in the format of `created_at`. */
  updated_at: z.string(),
  /** The class of the exception in the server, such as `OutOfMemoryError`, if the item failed. */
  error_type: text,
  /** The text of the exception, maybe empty; `null` unless the item failed. */
  error_message: text,
  /** The Python traceback; `null` unless the item failed. */
  error_traceback: text,
  /** The first item of a chain of retries. */
  retried_from_item_id: number,
  /** The item at the start of the chain of calls; `null` for one that no other called, and before 6.14. */
  root_item_id: number,
  /** The graph and its results: an empty graph for items of other users. */
  session: Session,
  /** The workflow that is embedded in the images; `null` when the batch had none. */
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
export const QueueItemIds = tolerantObject({
  /** Every item of the queue, whatever its status. */
  item_ids: z.array(z.int()),
  /** The number of ids. */
  total_count: z.int(),
});
export interface QueueItemIds extends z.infer<typeof QueueItemIds> {}

/** The items that were put on the queue again, by their old ids. The server does not return the new ones. */
export const RetryItemsResult = tolerantObject({
  /** The queue of the items. */
  queue_id: z.string(),
  /** Items that could not be retried, such as completed ones, are missing. */
  retried_item_ids: z.array(z.int()),
});
export interface RetryItemsResult extends z.infer<typeof RetryItemsResult> {}
