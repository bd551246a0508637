import * as z from 'zod';

import { timestamp, user_id } from '../internal/event-fields.js';
import { tolerantObject } from '../internal/tolerant.js';

const bulkDownload = {
  timestamp,
  /** The room that the event is sent to: `default`. */
  bulk_download_id: z.string(),
  /** The same as `bulk_download_item_name` without `.zip`. */
  bulk_download_item_id: z.string(),
  /** The name to download the zip by, as the response of the request has it. */
  bulk_download_item_name: z.string(),
  user_id,
};

/** The events of zips of images that the server writes. */
export const bulkDownloadEvents = {
  /** The server has begun to write a zip. */
  bulk_download_started: tolerantObject(bulkDownload),
  /** The zip can be downloaded, once. */
  bulk_download_complete: tolerantObject(bulkDownload),
  /** There will be no zip, for instance because one of the images does not exist. */
  bulk_download_error: tolerantObject({
    ...bulkDownload,
    /** Why, in the server's words. */
    error: z.string(),
  }),
};
