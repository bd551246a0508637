import type { ImageCategory } from '@x/models/image';

/** Filter and order of a list of images or videos. Without a filter, intermediate ones are included. */
export interface ItemQuery {
  /** Only items of these categories. */
  readonly categories?: readonly ImageCategory[] | undefined;
  /** Only intermediate items, or only the others. */
  readonly is_intermediate?: boolean | undefined;
  /** A board's id, or `none` for items on no board. */
  readonly board_id?: string | undefined;
  /** @default 'DESC', the newest first */
  readonly order_dir?: 'ASC' | 'DESC' | undefined;
  /** @default true */
  readonly starred_first?: boolean | undefined;
  /** Searched in the JSON text of the metadata and in the date, not in names. `%` and `_` are wildcards. */
  readonly search_term?: string | undefined;
}

/** Fields of an uploaded image or video. */
export interface ItemUpload {
  /** The name of the file. Bytes have none; the server does not keep it. @default 'blob' */
  readonly name?: string | undefined;
  /** @default false */
  readonly is_intermediate?: boolean | undefined;
  /** The board to add it to. By default, and with `none`, it is on no board. */
  readonly board_id?: string | undefined;
  /** Any text, kept as its `session_id`: the server does not check it. */
  readonly session_id?: string | undefined;
  /** At most 1 MiB as JSON. Replaces what is embedded in a PNG. */
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
}
