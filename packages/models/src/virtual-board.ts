import * as z from 'zod';

import { tolerantObject } from './internal/tolerant.js';

/** All that was made on one day (UTC), shown like a board. */
export const VirtualBoard = tolerantObject({
  /** `by_date:YYYY-MM-DD` */
  virtual_board_id: z.string(),
  board_name: z.string(),
  date: z.string(),
  image_count: z.int().default(0),
  asset_count: z.int().default(0),
  /** Absent, so zero, before 6.14. */
  video_count: z.int().default(0),
  /** The newest of the day; a star does not count. */
  cover_image_name: z.string().nullable().default(null),
  cover_video_name: z.string().nullable().default(null),
});
export interface VirtualBoard extends z.infer<typeof VirtualBoard> {}

export const VirtualBoardList = z.array(VirtualBoard);
