import * as z from 'zod';

import { itemFields, number, text, timestamp, user_id } from '../internal/event-fields.js';
import { tolerantObject } from '../internal/tolerant.js';
import { BatchStatus, QueueStatus } from '../queue.js';
import { QueueItemStatus } from '../queue-item.js';

/** The events of a queue and its items. */
export const queueEvents = {
  batch_enqueued: tolerantObject({
    timestamp,
    queue_id: z.string(),
    batch_id: z.string(),
    enqueued: z.int(),
    requested: z.int(),
    priority: z.int(),
    origin: text,
    user_id,
  }),
  queue_item_status_changed: tolerantObject({
    ...itemFields,
    status: QueueItemStatus,
    /** Grows by one with each change, so that a late event is recognized. `null` before 6.13. */
    status_sequence: number,
    error_type: text,
    error_message: text,
    error_traceback: text,
    created_at: text,
    updated_at: text,
    started_at: text,
    completed_at: text,
    batch_status: BatchStatus,
    queue_status: QueueStatus,
  }),
  queue_items_canceled: tolerantObject({ timestamp, queue_id: z.string(), canceled_item_ids: z.array(z.int()) }),
  queue_items_retried: tolerantObject({ timestamp, queue_id: z.string(), retried_item_ids: z.array(z.int()) }),
  queue_cleared: tolerantObject({ timestamp, queue_id: z.string(), user_id }),
};
