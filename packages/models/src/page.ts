import * as z from 'zod';

import { tolerantObject } from './internal/tolerant.js';

/** One window of a list of `item`. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  tolerantObject({
    offset: z.int(),
    limit: z.int(),
    /** How many there are in all; in a page of boards only how many stand in this page. */
    total: z.int(),
    items: z.array(item),
  });

/** Which part of a list to fetch. Servers from 6.14 on refuse a limit above 1 000, older ones do not notice. */
export const PageWindow = z.object({ offset: z.int().min(0), limit: z.int().min(0).max(1_000) });
export interface PageWindow extends z.infer<typeof PageWindow> {}
