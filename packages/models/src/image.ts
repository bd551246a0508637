import * as z from 'zod';

import { openEnum, tolerantObject } from './internal/tolerant.js';
import { pageOf } from './page.js';

/** What an image is for. The web app shows `general` under "Images" and all others under "Assets". */
export const ImageCategory = openEnum(['general', 'mask', 'control', 'user', 'other']);
export type ImageCategory = z.infer<typeof ImageCategory>;

/** Drawn by the server, or uploaded. */
export const ImageOrigin = openEnum(['internal', 'external']);
export type ImageOrigin = z.infer<typeof ImageOrigin>;

/** What the server knows of an image; not its bytes and not its metadata. */
export const Image = tolerantObject({
  /** Chosen by the server, ends in `.png`. */
  image_name: z.string(),
  /** Relative, without a leading slash: `transport.resolve` makes it whole. */
  image_url: z.string(),
  thumbnail_url: z.string(),
  image_origin: ImageOrigin,
  image_category: ImageCategory,
  /** Pixels. */
  width: z.int(),
  height: z.int(),
  created_at: z.string(),
  /** Moves when the image is changed or starred, not when it goes to another board. */
  updated_at: z.string(),
  deleted_at: z.string().nullable().default(null),
  /** Scratch work of a running graph: hidden in the web app, gone with the next clean-up. */
  is_intermediate: z.boolean(),
  session_id: z.string().nullable().default(null),
  node_id: z.string().nullable().default(null),
  starred: z.boolean(),
  /** A workflow or a graph is embedded. */
  has_workflow: z.boolean(),
  /** Where the server keeps the file; absent, so empty, before 6.13. */
  image_subfolder: z.string().default(''),
  /** `null` on no board. */
  board_id: z.string().nullable().default(null),
});
export interface Image extends z.infer<typeof Image> {}

export const ImageList = z.array(Image);

export const ImagePage = pageOf(Image);
export interface ImagePage extends z.infer<typeof ImagePage> {}

/** Pixels, at most 16 777 216 of them. */
export const ImageSize = z
  .strictObject({ width: z.int().positive(), height: z.int().positive() })
  .refine(({ width, height }) => width * height <= 16_777_216, 'must be at most 16 777 216 pixels');
export interface ImageSize extends z.infer<typeof ImageSize> {}

/** What to change about an image. A field left out keeps its value; the server cannot clear one. */
export const ImageChanges = z.strictObject({
  image_category: ImageCategory.optional(),
  session_id: z.string().optional(),
  is_intermediate: z.boolean().optional(),
  starred: z.boolean().optional(),
});
export interface ImageChanges extends z.infer<typeof ImageChanges> {}

/** The names for one request: at most 1 000, each of at most 255 characters. */
export const ImageNameList = z
  .array(z.string().min(1, 'must not be empty').max(255, 'must be at most 255 characters long'))
  .max(1_000, 'must be at most 1 000 names');

/** Names as the server lists them, in no particular order. */
export const ImageNames = z.array(z.string());

/** An ordered list of names, starred ones first if so asked. */
export const ImageNamesResult = tolerantObject({
  image_names: z.array(z.string()),
  /** 0 unless starred ones were asked for first. */
  starred_count: z.int(),
  total_count: z.int(),
});
export interface ImageNamesResult extends z.infer<typeof ImageNamesResult> {}

export const ImageUrls = tolerantObject({ image_name: z.string(), image_url: z.string(), thumbnail_url: z.string() });
export interface ImageUrls extends z.infer<typeof ImageUrls> {}

/** How an image was made, in the words of the program that made it. */
export const ImageMetadata = z.record(z.string(), z.unknown());
export type ImageMetadata = z.infer<typeof ImageMetadata>;
export const ImageMetadataOrNone = ImageMetadata.nullable();

/** The workflow and the graph embedded in an image, each as JSON text. */
export const WorkflowAndGraph = tolerantObject({ workflow: z.string().nullable(), graph: z.string().nullable() });
export interface WorkflowAndGraph extends z.infer<typeof WorkflowAndGraph> {}

const names = z.array(z.string()).default([]);

/** Which images are gone. A name that was not there to begin with stands in no list. */
export const DeleteImagesResult = tolerantObject({
  deleted_images: names,
  failed_images: names,
  affected_boards: names,
});
export interface DeleteImagesResult extends z.infer<typeof DeleteImagesResult> {}

/** Which images are starred now. A name that is not there stands in no list. */
export const StarredImagesResult = tolerantObject({
  starred_images: names,
  failed_images: names,
  affected_boards: names,
});
export interface StarredImagesResult extends z.infer<typeof StarredImagesResult> {}

/** Which images are not starred now. A name that is not there stands in no list. */
export const UnstarredImagesResult = tolerantObject({
  unstarred_images: names,
  failed_images: names,
  affected_boards: names,
});
export interface UnstarredImagesResult extends z.infer<typeof UnstarredImagesResult> {}

/** A zip that is being made, and the name to fetch it by. */
export const ImagesDownloaded = tolerantObject({
  bulk_download_item_name: z.string().nullable().default(null),
  /** Always `null`. */
  response: z.string().nullable().default(null),
});
export interface ImagesDownloaded extends z.infer<typeof ImagesDownloaded> {}

export const IntermediateCount = z.int();
