import * as z from 'zod';

import { ImageCategory } from './image.js';
import { openEnum, tolerantObject } from './internal/tolerant.js';
import { pageOf } from './page.js';

/** What an item of a gallery is. */
export const GalleryItemKind = openEnum(['image', 'video']);
export type GalleryItemKind = z.infer<typeof GalleryItemKind>;

/** An image or a video in a gallery. */
export const GalleryItem = tolerantObject({
  kind: GalleryItemKind,
  name: z.string(),
  full_url: z.string(),
  thumbnail_url: z.string(),
  width: z.int(),
  height: z.int(),
  category: ImageCategory,
  starred: z.boolean(),
  is_intermediate: z.boolean(),
  board_id: z.string().nullable().default(null),
  created_at: z.string(),
  /** Seconds; `null` for an image. */
  duration: z.number().nullable().default(null),
  fps: z.number().nullable().default(null),
});
export interface GalleryItem extends z.infer<typeof GalleryItem> {}

/** One window of a gallery. */
export const GalleryItemPage = pageOf(GalleryItem);
export interface GalleryItemPage extends z.infer<typeof GalleryItemPage> {}

/** The names of images and videos in one list; those of videos end in `.mp4`. */
export const GalleryItemNames = tolerantObject({
  item_names: z.array(z.string()),
  /** 0 unless `starred_first` was requested. */
  starred_count: z.int(),
  total_count: z.int(),
});
export interface GalleryItemNames extends z.infer<typeof GalleryItemNames> {}

/** Names with the kind of each, as older operations return them. */
export const GalleryItemNamesResult = tolerantObject({
  items: z.array(tolerantObject({ kind: GalleryItemKind, name: z.string() })),
  starred_count: z.int(),
  total_count: z.int(),
});
export interface GalleryItemNamesResult extends z.infer<typeof GalleryItemNamesResult> {}
