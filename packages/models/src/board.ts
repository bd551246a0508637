import * as z from 'zod';

import { openEnum, tolerantObject } from './internal/tolerant.js';
import { pageOf } from './page.js';

/** The id for "on no board", wherever the server takes a board as a filter. It is not the id of a board. */
export const UNCATEGORIZED = 'none';

/** Who can see a board: its owner, every user, or every user with permission to add images. */
export const BoardVisibility = openEnum(['private', 'shared', 'public']);
export type BoardVisibility = z.infer<typeof BoardVisibility>;

/** A name of at most 300 characters, counted as the server does: an emoji is one. It may be empty, or taken. */
export const BoardName = z.string().check(({ value, issues }) => {
  if ([...value].length <= 300) return;
  const message = `must be at most 300 characters long, got ${[...value].length}`;
  issues.push({ code: 'too_big', origin: 'string', maximum: 300, inclusive: true, input: value, message });
});
export type BoardName = z.infer<typeof BoardName>;

/** A named collection of images and videos. */
export const Board = tolerantObject({
  /** A UUID. */
  board_id: z.string(),
  /** At most 300 characters. It may be empty, and several boards may have the same. */
  board_name: z.string(),
  /** Always `system` before InvokeAI 6.12, which has a single user. */
  user_id: z.string().default('system'),
  /** UTC without a time zone, such as `2026-11-22 13:08:21.950`. `toDate` of `@x/models/timestamp` parses it. */
  created_at: z.string(),
  /** UTC without a time zone. Changes with the board itself, not with its contents. */
  updated_at: z.string(),
  /** Always `null`: a deleted board is gone. */
  deleted_at: z.string().nullable().default(null),
  /** The image on the board's tile: the newest, starred first. `null` when there is none, or it is a video. */
  cover_image_name: z.string().nullable().default(null),
  /** The video on the board's tile, in place of `cover_image_name`. `null` when there is none, or it is an image. */
  cover_video_name: z.string().nullable().default(null),
  /** Whether lists leave the board out unless they are asked for it. Nothing else depends on it. */
  archived: z.boolean(),
  /** Who can see it. `private` before 6.13, which omits it; of no effect on a server with a single user. */
  board_visibility: BoardVisibility.default('private'),
  /** Images of category `general` that are not intermediate; up to 6.5, of every category. */
  image_count: z.int(),
  /** Images of the other categories. 0 before 6.7, which omits it. */
  asset_count: z.int().default(0),
  /** 0 on servers without videos, which omit it. */
  video_count: z.int().default(0),
  /** Sent to administrators only, and only in lists. */
  owner_username: z.string().nullable().default(null),
});
export interface Board extends z.infer<typeof Board> {}

/** Boards, as the server lists them all in one response. */
export const BoardList = z.array(Board);

/** One window of a list of boards. */
export const BoardPage = pageOf(Board);
export interface BoardPage extends z.infer<typeof BoardPage> {}

/** Fields of a new board. */
export const BoardInput = z.strictObject({
  /** The name; the server does not trim it. */
  board_name: BoardName,
});
export interface BoardInput extends z.infer<typeof BoardInput> {}

/** Changes to a board. Omitted fields keep their value. */
export const BoardChanges = z.strictObject({
  /** The new name; the server does not trim it. */
  board_name: BoardName.optional(),
  /** Whether lists leave the board out unless they are asked for it. */
  archived: z.boolean().optional(),
  /** @since InvokeAI 6.13 */
  board_visibility: BoardVisibility.optional(),
});
export interface BoardChanges extends z.infer<typeof BoardChanges> {}

/** Omitted before 6.14. */
const names = z.array(z.string()).default([]);

/** The contents of a deleted board. `deleted_board_images` are images that were removed from the board, not deleted. */
export const DeleteBoardResult = tolerantObject({
  /** The board that is gone. */
  board_id: z.string(),
  /** Names of the images that are on no board now. Empty when they were to be deleted too. */
  deleted_board_images: z.array(z.string()),
  /** Names of the videos that are on no board now. Empty when they were to be deleted too. */
  deleted_board_videos: names,
  /** Deleted, which happens only on request. */
  deleted_images: z.array(z.string()),
  /** Deleted, which happens only on request. */
  deleted_videos: names,
  /** Not deleted in spite of the request, and on no board. */
  failed_images: names,
  /** Not deleted in spite of the request, and on no board. */
  failed_videos: names,
});
export interface DeleteBoardResult extends z.infer<typeof DeleteBoardResult> {}

/** The images that are on the board now. A name that is missing was not moved, for a reason the server does not give. */
export const AddImagesToBoardResult = tolerantObject({
  /** Names, in no particular order. */
  added_images: z.array(z.string()),
  /** Ids of the boards whose contents may have changed, `none` for no board. In no particular order. */
  affected_boards: z.array(z.string()),
  /** Empty before 6.14, which omits it. */
  failed_images: names,
});
export interface AddImagesToBoardResult extends z.infer<typeof AddImagesToBoardResult> {}

/** The images that are on no board now. A name that is missing was not moved, for a reason the server does not give. */
export const RemoveImagesFromBoardResult = tolerantObject({
  /** Names, in no particular order. */
  removed_images: z.array(z.string()),
  /** Ids of the boards whose contents may have changed, `none` for no board. In no particular order. */
  affected_boards: z.array(z.string()),
  /** Empty before 6.14, which omits it. */
  failed_images: names,
});
export interface RemoveImagesFromBoardResult extends z.infer<typeof RemoveImagesFromBoardResult> {}
