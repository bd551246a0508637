import { UNCATEGORIZED } from '@x/models/board';
import type { Image } from '@x/models/image';

import type { ImageQuery } from './input.js';

/** Whether an image matches a query, its search term apart. */
export const isMatch = ({ board_id, categories, is_intermediate, image_origin }: ImageQuery, image: Image): boolean =>
  isOn(board_id, image.board_id) &&
  (categories === undefined || categories.includes(image.image_category)) &&
  (is_intermediate === undefined || is_intermediate === image.is_intermediate) &&
  (image_origin === undefined || image_origin === image.image_origin);

/** Whether a board is that of a filter. Without a filter every board is. */
const isOn = (filter: string | undefined, board_id: string | null): boolean =>
  filter === undefined || filter === (board_id ?? UNCATEGORIZED);
