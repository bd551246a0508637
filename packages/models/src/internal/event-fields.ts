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
  queue_id: z.string(),
  item_id: z.int(),
  batch_id: z.string(),
  origin: text,
  destination: text,
  user_id,
  session_id: z.string(),
};
