import type { Board } from '@x/models/board';

import type { Column } from '../output/table.js';

/** The fields of a board that can be selected. */
export const BOARD_FIELDS = [
  ...['board_id', 'board_name', 'user_id', 'created_at', 'updated_at', 'deleted_at', 'cover_image_name'],
  ...['cover_video_name', 'archived', 'board_visibility', 'image_count', 'asset_count', 'video_count'],
  'owner_username',
] as const;

/** A board in a table. */
export const BOARD_COLUMNS: readonly Column<Board>[] = [
  { name: 'name', value: ({ board_name }) => board_name },
  { name: 'images', value: ({ image_count }) => image_count, align: 'right' },
  { name: 'assets', value: ({ asset_count }) => asset_count, align: 'right' },
  { name: 'videos', value: ({ video_count }) => video_count, align: 'right' },
  { name: 'id', value: ({ board_id }) => board_id, whole: true },
];

/** A board on lines of its own. */
export const boardLines = (board: Board) => ({
  name: board.board_name,
  id: board.board_id,
  images: board.image_count,
  assets: board.asset_count,
  videos: board.video_count,
  archived: board.archived,
  visibility: board.board_visibility,
  created: board.created_at,
  updated: board.updated_at,
  cover: board.cover_image_name ?? board.cover_video_name,
});
