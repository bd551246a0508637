import type { ImageCategory, ImageOrigin } from '@x/models/image';
import type { ItemQuery, ItemUpload } from '../item/input.js';

/** Filter and order of a list of videos. */
export interface VideoQuery extends ItemQuery {
  /** Only generated videos (`internal`), or only uploads (`external`). */
  readonly video_origin?: ImageOrigin | undefined;
}

/** Fields of an uploaded video. */
export interface VideoUpload extends ItemUpload {
  /** The web app shows `user` among its assets. @default 'user' */
  readonly video_category?: ImageCategory | undefined;
}
