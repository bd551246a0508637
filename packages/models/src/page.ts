import * as z from 'zod';

import { open } from './open.js';

/** One window of a list of `item`. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  open({
    offset: z.int(),
    limit: z.int(),
    /** How many there are in all; in a page of boards only how many stand in this page. */
    total: z.int(),
    items: z.array(item),
  });
