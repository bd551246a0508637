import * as z from 'zod';

import { openEnum, tolerantObject } from './internal/tolerant.js';
import { pageOf } from './page.js';

/** The id that stands for "on no board" wherever the server takes a board as a filter. It is not a board. */
export const UNCATEGORIZED = 'none';

/** Who else may see a board: nobody, everyone, or everyone with the right to add to it. */
export const BoardVisibility = openEnum(['private', 'shared', 'public']);
export type BoardVisibility = z.infer<typeof BoardVisibility>;

/** A name of at most 300 characters, counted as the server does: an emoji is one. It may be empty or taken. */
export const BoardName = z.string().check(({ value, issues }) => {
  if ([...value].length <= 300) return;
  const message = `must be at most 300 characters long, not ${[...value].length}`;
  issues.push({ code: 'too_big', origin: 'string', maximum: 300, inclusive: true, input: value, message });
});
export type BoardName = z.infer<typeof BoardName>;

/** A named collection of images and videos. */
export const Board = tolerantObject({
  board_id: z.string(),
  board_name: z.string(),
  /** Servers older than 6.12 know one user only, `system`. */
  user_id: z.string().default('system'),
  created_at: z.string(),
  /** Moves when the board itself is changed, not when its contents are. */
  updated_at: z.string(),
  deleted_at: z.string().nullable().default(null),
  /** The picture on the board's tile, computed: the newest, starred first. `null` while there is none, or it is a video. */
  cover_image_name: z.string().nullable().default(null),
  cover_video_name: z.string().nullable().default(null),
  archived: z.boolean().default(false),
  board_visibility: BoardVisibility.default('private'),
  /** Images of category `general` that are no intermediates; up to 6.5 of every category. */
  image_count: z.int().default(0),
  /** Images of the other categories; absent, so zero, before 6.7. */
  asset_count: z.int().default(0),
  /** Absent, so zero, on servers without videos. */
  video_count: z.int().default(0),
  /** Told only to administrators, and only in lists. */
  owner_username: z.string().nullable().default(null),
});
export interface Board extends z.infer<typeof Board> {}

export const BoardList = z.array(Board);

export const BoardPage = pageOf(Board);
export interface BoardPage extends z.infer<typeof BoardPage> {}

/** Fields of a new board. */
export const BoardInput = z.strictObject({ board_name: BoardName });
export interface BoardInput extends z.infer<typeof BoardInput> {}

/** What to change about a board. A field left out keeps its value. */
export const BoardChanges = z.strictObject({
  board_name: BoardName.optional(),
  archived: z.boolean().optional(),
  /** Needs 6.13. */
  board_visibility: BoardVisibility.optional(),
});
export interface BoardChanges extends z.infer<typeof BoardChanges> {}

const names = z.array(z.string()).default([]);

/** What became of a board's contents. "Deleted board images" are images taken off the board: they live on. */
export const DeleteBoardResult = tolerantObject({
  board_id: z.string(),
  deleted_board_images: names,
  deleted_board_videos: names,
  /** Destroyed, which happens only on request. */
  deleted_images: names,
  deleted_videos: names,
  /** Asked to be destroyed and still there, on no board. */
  failed_images: names,
  failed_videos: names,
});
export interface DeleteBoardResult extends z.infer<typeof DeleteBoardResult> {}

/** Which images are on the board now. A name that is missing here was not moved, and the server does not say why. */
export const AddImagesToBoardResult = tolerantObject({
  added_images: names,
  affected_boards: names,
  /** Tried and refused; absent, so empty, before 6.14. */
  failed_images: names,
});
export interface AddImagesToBoardResult extends z.infer<typeof AddImagesToBoardResult> {}

/** Which images are on no board now. A name that is missing here was not moved, and the server does not say why. */
export const RemoveImagesFromBoardResult = tolerantObject({
  removed_images: names,
  affected_boards: names,
  /** Tried and refused; absent, so empty, before 6.14. */
  failed_images: names,
});
export interface RemoveImagesFromBoardResult extends z.infer<typeof RemoveImagesFromBoardResult> {}
