import * as z from 'zod';

/** Unix seconds. */
export const timestamp = z.int();
export const text = z.string().nullish().default(null);
export const number = z.int().nullish().default(null);

/** Omitted by older servers. `redacted` in events of other users. */
export const user_id = z.string().nullish().default(null);

/** The fields of each event of a queue item. */
export const itemFields = {
  timestamp,
  /** The queue of the item. */
  queue_id: z.string(),
  /** The item on the queue. Another database may have the same id for another item; `session_id` differs. */
  item_id: z.int(),
  /** The batch that it was enqueued with. `redacted` for items of other users. */
  batch_id: z.string(),
  /** The batch's free text that names the sender; `null` when it has none, or belongs to another user. */
  origin: text,
  /** The batch's free text that names the purpose; `null` when it has none, or belongs to another user. */
  destination: text,
  user_id,
  /** The run of the graph, which its images have as `session_id`. `redacted` for items of other users. */
  session_id: z.string(),
};
