import * as z from 'zod';

import { timestamp, user_id } from '../internal/event-fields.js';
import { tolerantObject } from '../internal/tolerant.js';

const bulkDownload = {
  timestamp,
  bulk_download_id: z.string(),
  bulk_download_item_id: z.string(),
  bulk_download_item_name: z.string(),
  user_id,
};

/** The events of zips of images that the server writes. */
export const bulkDownloadEvents = {
  bulk_download_started: tolerantObject(bulkDownload),
  bulk_download_complete: tolerantObject(bulkDownload),
  bulk_download_error: tolerantObject({ ...bulkDownload, error: z.string() }),
};
