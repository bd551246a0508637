import * as z from 'zod';

import { tolerantObject } from './internal/tolerant.js';

/** A zip that is being written, and the name to download it by. */
export const BulkDownload = tolerantObject({
  /** A file name that ends in `.zip`. It can be downloaded once, after `bulk_download_complete`. */
  bulk_download_item_name: z.string(),
  /** Always `null`. */
  response: z.string().nullable().default(null),
});
export interface BulkDownload extends z.infer<typeof BulkDownload> {}
