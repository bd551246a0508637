import * as z from 'zod';

import { timestamp } from '../internal/event-fields.js';
import { tolerantObject } from '../internal/tolerant.js';

const source = { timestamp, source: z.string() };
const file = { ...source, download_path: z.string() };

/** The events of files that the server downloads. */
export const downloadEvents = {
  download_started: tolerantObject(file),
  download_progress: tolerantObject({ ...file, current_bytes: z.int(), total_bytes: z.int() }),
  download_complete: tolerantObject({ ...file, total_bytes: z.int() }),
  download_paused: tolerantObject(source),
  download_cancelled: tolerantObject(source),
  download_error: tolerantObject({ ...source, error_type: z.string(), error: z.string() }),
};
