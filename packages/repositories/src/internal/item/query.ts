import { UNCATEGORIZED } from '@x/models/board';
import type { ImageCategory } from '@x/models/image';

/** Filter and order of a list of images or videos. Without a filter, intermediate ones are included. */
export interface ItemQuery {
  /** Only items of these categories. Left out, those of every category. */
  readonly categories?: readonly ImageCategory[] | undefined;
  /** Only intermediate items, or only the others. Left out, both. */
  readonly is_intermediate?: boolean | undefined;
  /** A board's id, or `none` for items on no board. */
  readonly board_id?: string | undefined;
  /** @default 'DESC' */
  readonly order_dir?: 'ASC' | 'DESC' | undefined;
  /** @default true */
  readonly starred_first?: boolean | undefined;
  /** Searched in the JSON text of the metadata and in the date, not in names. `%` and `_` are wildcards. */
  readonly search_term?: string | undefined;
}

/** Whether a board is that of a filter. Without a filter every board is. */
export const isOn = (filter: string | undefined, board_id: string | null): boolean =>
  filter === undefined || filter === (board_id ?? UNCATEGORIZED);
