import type { Image, ImageOrigin } from '@x/models/image';

import { type ItemQuery, isOn } from '../item/query.js';

/** Filter and order of a list of images. */
export interface ImageQuery extends ItemQuery {
  /** Only images that the server generated (`internal`), or only uploads (`external`). Left out, both. */
  readonly image_origin?: ImageOrigin | undefined;
}

/** Whether an image matches a query, its search term apart. */
export const isMatch = ({ board_id, categories, is_intermediate, image_origin }: ImageQuery, image: Image): boolean =>
  isOn(board_id, image.board_id) &&
  (categories === undefined || categories.includes(image.image_category)) &&
  (is_intermediate === undefined || is_intermediate === image.is_intermediate) &&
  (image_origin === undefined || image_origin === image.image_origin);
