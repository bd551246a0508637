import * as z from 'zod';

import { timestamp } from '../internal/event-fields.js';
import { tolerantObject } from '../internal/tolerant.js';

const source = {
  timestamp,
  /** The URL that is downloaded. */
  source: z.string(),
};
const file = {
  ...source,
  /** Where the server saves it: an absolute path on its machine. */
  download_path: z.string(),
};

/** The events of files that the server downloads. */
export const downloadEvents = {
  /** The first bytes of a file are expected. Sent to administrators only, as the others are. */
  download_started: tolerantObject(file),
  /** About one percent more of a file has arrived. */
  download_progress: tolerantObject({
    ...file,
    /** Bytes so far. */
    current_bytes: z.int(),
    /** Bytes in all; 0 when the other server does not say. */
    total_bytes: z.int(),
  }),
  /** A file has arrived as a whole. */
  download_complete: tolerantObject({
    ...file,
    /** Bytes in all. */
    total_bytes: z.int(),
  }),
  /** A download was paused. No release up to 6.14 sends it to clients. */
  download_paused: tolerantObject(source),
  /** A download was canceled. */
  download_cancelled: tolerantObject(source),
  /** A download failed. */
  download_error: tolerantObject({
    ...source,
    /** The class of the exception in the server, with its text in parentheses. */
    error_type: z.string(),
    /** The Python traceback. */
    error: z.string(),
  }),
};
