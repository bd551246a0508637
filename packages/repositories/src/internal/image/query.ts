import type { ImageCategory, ImageOrigin } from '@x/models/image';

/** What of a gallery to list, and in what order. Without a filter all of it, intermediate images too. */
export interface ItemQuery {
  readonly categories?: readonly ImageCategory[] | undefined;
  readonly is_intermediate?: boolean | undefined;
  /** A board's id, or `none` for what is on no board. */
  readonly board_id?: string | undefined;
  /** @default 'DESC', the newest first */
  readonly order_dir?: 'ASC' | 'DESC' | undefined;
  /** @default true */
  readonly starred_first?: boolean | undefined;
  /** Searched in the metadata's JSON text and in the date, not in names. `%` and `_` are wildcards. */
  readonly search_term?: string | undefined;
}

/** Which images to list, and in what order. */
export interface ImageQuery extends ItemQuery {
  readonly image_origin?: ImageOrigin | undefined;
}
