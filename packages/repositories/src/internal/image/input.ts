import type { ImageCategory, ImageOrigin, ImageSize } from '@x/models/image';
import type { ItemQuery, ItemUpload } from '../item/input.js';

/** Filter and order of a list of images. */
export interface ImageQuery extends ItemQuery {
  /** Only generated images (`internal`), or only uploads (`external`). */
  readonly image_origin?: ImageOrigin | undefined;
}

/** Fields of an uploaded image. */
export interface ImageUpload extends ItemUpload {
  /** The web app shows `user` among its assets. @default 'user' */
  readonly image_category?: ImageCategory | undefined;
  /** Whether to crop the transparent margin. */
  readonly crop_visible?: boolean | undefined;
  /** Resizes it to exactly this size, at most 16 777 216 pixels. Embedded metadata is lost. */
  readonly resize_to?: ImageSize | undefined;
}
