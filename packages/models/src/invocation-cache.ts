import * as z from 'zod';

import { tolerantObject } from './internal/tolerant.js';

/** The state of the cache that holds outputs of nodes. */
export const InvocationCacheStatus = tolerantObject({
  /** The number of outputs in the cache. */
  size: z.int(),
  /** How often an output was found, since the cache was cleared. */
  hits: z.int(),
  /** How often none was found, since the cache was cleared. */
  misses: z.int(),
  /** Whether the cache is used. */
  enabled: z.boolean(),
  /** The most outputs that it holds. With 0 it cannot be enabled. */
  max_size: z.int(),
});
export interface InvocationCacheStatus extends z.infer<typeof InvocationCacheStatus> {}

/** What the server returns for a change of the cache. */
export const InvocationCacheChanged = z.null();
