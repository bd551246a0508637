import * as z from 'zod';

import { tolerantObject } from './internal/tolerant.js';

/** All images and videos of one day (UTC), in the shape of a board. */
export const VirtualBoard = tolerantObject({
  /** `by_date:YYYY-MM-DD` */
  virtual_board_id: z.string(),
  /** The same as `date`. */
  board_name: z.string(),
  /** `YYYY-MM-DD`, a day in UTC. */
  date: z.string(),
  /** Images of category `general` that are not intermediate. */
  image_count: z.int(),
  /** Images of the other categories that are not intermediate. */
  asset_count: z.int(),
  /** 0 before 6.14, which omits it. */
  video_count: z.int().default(0),
  /** The newest image of the day, starred or not. */
  cover_image_name: z.string().nullable().default(null),
  /** The newest item of the day where that is a video, in place of `cover_image_name`. `null` otherwise. */
  cover_video_name: z.string().nullable().default(null),
});
export interface VirtualBoard extends z.infer<typeof VirtualBoard> {}

/** The days on which something was made. */
export const VirtualBoardList = z.array(VirtualBoard);
