import * as z from 'zod';

import { openEnum, tolerantObject } from './internal/tolerant.js';

/** One step of a move of image files. A server may need several for many images. */
export const ImageMoveJob = tolerantObject({
  /** Ids ascend. */
  id: z.int(),
  /** While it is none of `committed` and `error`, files of images can be neither read nor changed. */
  state: openEnum(['planned', 'moving', 'moved', 'committed', 'error']),
  /** What went wrong. */
  error_message: z.string().nullable().default(null),
});
export interface ImageMoveJob extends z.infer<typeof ImageMoveJob> {}

/** Whether files of images are being moved to other folders. */
export const ImageMoveStatus = tolerantObject({
  /** Whether the server is at work. */
  is_running: z.boolean(),
  /** What it works on. `null` when it does not. */
  operation: openEnum(['move_all', 'recovery']).nullable(),
  /** The job that is not finished, also when the server does not work on it: it was interrupted. */
  active_job_id: z.int().nullable(),
  /** The newest job; `null` when there was none. */
  latest_job: ImageMoveJob.nullable(),
  /** What went wrong last. */
  last_error: z.string().nullable(),
  /** How many images are in another folder than `image_subfolder_strategy` wants. */
  needs_move_count: z.int(),
});
export interface ImageMoveStatus extends z.infer<typeof ImageMoveStatus> {}
