import * as z from 'zod';

import { tolerantObject } from './internal/tolerant.js';

/** All images and videos of one day (UTC), in the shape of a board. */
export const VirtualBoard = tolerantObject({
  /** `by_date:YYYY-MM-DD` */
  virtual_board_id: z.string(),
  board_name: z.string(),
  date: z.string(),
  image_count: z.int(),
  asset_count: z.int(),
  /** 0 before 6.14, which omits it. */
  video_count: z.int().default(0),
  /** The newest image of the day, starred or not. */
  cover_image_name: z.string().nullable().default(null),
  cover_video_name: z.string().nullable().default(null),
});
export interface VirtualBoard extends z.infer<typeof VirtualBoard> {}

/** The days on which something was made. */
export const VirtualBoardList = z.array(VirtualBoard);
