import * as z from 'zod';

import { tolerantObject } from './internal/tolerant.js';

/** Returns the schema of one page of a list of `item`. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  tolerantObject({
    /** As requested: how many items precede the page. */
    offset: z.int(),
    /** As requested: the most items that the page could have. */
    limit: z.int(),
    /** The number of all items; in a page of boards, of the items in this page only. */
    total: z.int(),
    /** In the order of the list. Fewer than `limit` on the last page. */
    items: z.array(item),
  });

/** A part of a list. Servers from 6.14 on refuse a limit above 1 000, older ones do not. */
export const PageWindow = z.object({
  /** How many items to leave out at the start. */
  offset: z.int().min(0),
  /** The most items to return. With 0 they are only counted. */
  limit: z.int().min(0).max(1_000),
});
export interface PageWindow extends z.infer<typeof PageWindow> {}
