import * as z from 'zod';

import { ImageCategory } from './image.js';
import { openEnum, tolerantObject } from './internal/tolerant.js';
import { pageOf } from './page.js';

export const GalleryItemKind = openEnum(['image', 'video']);
export type GalleryItemKind = z.infer<typeof GalleryItemKind>;

/** An image or a video, as a gallery shows it. */
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

export const GalleryItemPage = pageOf(GalleryItem);
export interface GalleryItemPage extends z.infer<typeof GalleryItemPage> {}

/** The names of images and videos in one order; videos end in `.mp4`. */
export const GalleryItemNames = tolerantObject({
  item_names: z.array(z.string()),
  /** 0 unless starred ones were asked for first. */
  starred_count: z.int(),
  total_count: z.int(),
});
export interface GalleryItemNames extends z.infer<typeof GalleryItemNames> {}

/** The same with the kind of each, as the older operations answer. */
export const GalleryItemNamesResult = tolerantObject({
  items: z.array(tolerantObject({ kind: GalleryItemKind, name: z.string() })),
  starred_count: z.int(),
  total_count: z.int(),
});
export interface GalleryItemNamesResult extends z.infer<typeof GalleryItemNamesResult> {}
