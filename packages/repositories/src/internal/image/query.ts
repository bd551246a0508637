import { UNCATEGORIZED } from '@x/models/board';
import type { Image, ImageCategory, ImageOrigin } from '@x/models/image';

/** Filter and order of a list of images or videos. Without a filter, intermediate ones are included. */
export interface ItemQuery {
  /** Only items of these categories. Left out, those of every category. */
  readonly categories?: readonly ImageCategory[] | undefined;
  /** Only intermediate items, or only the others. Left out, both. */
  readonly is_intermediate?: boolean | undefined;
  /** A board's id, or `none` for images on no board. */
  readonly board_id?: string | undefined;
  /** @default 'DESC' */
  readonly order_dir?: 'ASC' | 'DESC' | undefined;
  /** @default true */
  readonly starred_first?: boolean | undefined;
  /** Searched in the JSON text of the metadata and in the date, not in names. `%` and `_` are wildcards. */
  readonly search_term?: string | undefined;
}

/** Filter and order of a list of images. */
export interface ImageQuery extends ItemQuery {
  /** Only images that the server generated (`internal`), or only uploads (`external`). Left out, both. */
  readonly image_origin?: ImageOrigin | undefined;
}

/** Whether an image matches a query, its search term apart. */
export const isMatch = ({ board_id, categories, is_intermediate, image_origin }: ImageQuery, image: Image): boolean =>
  (board_id === undefined || board_id === (image.board_id ?? UNCATEGORIZED)) &&
  (categories === undefined || categories.includes(image.image_category)) &&
  (is_intermediate === undefined || is_intermediate === image.is_intermediate) &&
  (image_origin === undefined || image_origin === image.image_origin);
