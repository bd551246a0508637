import * as z from 'zod';

import { itemFields, number, text, timestamp, user_id } from '../internal/event-fields.js';
import { tolerantObject } from '../internal/tolerant.js';
import { BatchStatus, QueueStatus } from '../queue.js';
import { QueueItemStatus } from '../queue-item.js';

/** The events of a queue and its items. */
export const queueEvents = {
  /** A batch was put on the queue. It may arrive before the response of its request. */
  batch_enqueued: tolerantObject({
    timestamp,
    /** The queue that it was put on. */
    queue_id: z.string(),
    /** `redacted` for batches of other users. */
    batch_id: z.string(),
    /** The number of items put on the queue. Less than `requested` when the queue was full. */
    enqueued: z.int(),
    /** The number of items that the batch asks for. */
    requested: z.int(),
    /** 0; with `prepend` one more than the highest of all pending items. */
    priority: z.int(),
    /** The batch's free text that names the sender; `null` when it has none, or belongs to another user. */
    origin: text,
    user_id,
  }),
  /** The status of an item changed. A completed item has its results already. */
  queue_item_status_changed: tolerantObject({
    ...itemFields,
    /** The new status. */
    status: QueueItemStatus,
    /** Grows by one with each change, so that a late event is recognized. `null` before 6.13. */
    status_sequence: number,
    /** The class of the exception in the server, such as `OutOfMemoryError`; `null` unless the item failed. */
    error_type: text,
    /** The text of the exception, maybe empty; `null` unless the item failed. */
    error_message: text,
    /** The Python traceback; `null` unless the item failed. */
    error_traceback: text,
    /** UTC without a time zone, such as `2026-11-22 13:08:21.950`. `toDate` of `@x/models/timestamp` parses it. */
    created_at: text,
    /** When the item last changed, in the format of `created_at`. */
    updated_at: text,
    /** When it was started, in the format of `created_at`; `null` until then. */
    started_at: text,
    /** When it completed, failed or was canceled, in the format of `created_at`; `null` until then. */
    completed_at: text,
    /** The counts of its batch after the change. */
    batch_status: BatchStatus,
    /** The counts of its queue after the change. */
    queue_status: QueueStatus,
  }),
  /**
   * Several items were canceled or deleted at once, without an event for each.
   *
   * @since InvokeAI 6.14
   */
  queue_items_canceled: tolerantObject({
    timestamp,
    /** The queue of the items. */
    queue_id: z.string(),
    /** Only those of the receiver's own items, except for administrators. It may be empty. */
    canceled_item_ids: z.array(z.int()),
  }),
  /** Items were put on the queue again, as new ones. Clients receive it from 6.14 on. */
  queue_items_retried: tolerantObject({
    timestamp,
    /** The queue of the items. */
    queue_id: z.string(),
    /** The ids of the old items. The new ones first appear when they are started. */
    retried_item_ids: z.array(z.int()),
  }),
  /** All items of a queue were deleted, or all of one user. Sent for an empty queue as well. */
  queue_cleared: tolerantObject({
    timestamp,
    /** The queue that was cleared. */
    queue_id: z.string(),
    user_id,
  }),
};
