import type { Image } from '@x/models/image';

import type { Database } from '../storage/database.js';
import { imageUrls } from './image-urls.js';
import { type ImageFilter, toCondition } from './item-filter.js';

interface ImageRow {
  readonly image_name: string;
  readonly image_origin: string;
  readonly image_category: string;
  readonly width: number;
  readonly height: number;
  readonly created_at: string;
  readonly updated_at: string;
  readonly is_intermediate: number;
  readonly session_id: string | null;
  readonly node_id: string | null;
  readonly starred: number;
  readonly has_workflow: number;
  readonly board_id: string | null;
}

export interface Ordering {
  readonly order_dir: 'ASC' | 'DESC';
  readonly starred_first: boolean;
  /**
   * The order of images of the same millisecond.
   *
   * By default the one inserted later is newer.
   */
  readonly tie?: 'image_name';
}

export function findImage(database: Database, name: string): Image | undefined {
  const row = database.first<ImageRow>('select * from images where image_name = ?', name);
  return row && toImage(row);
}

/** Returns one page of the images that match `filter`. */
export function listImages(
  database: Database,
  filter: ImageFilter,
  { limit, offset, ...ordering }: Ordering & { readonly limit: number; readonly offset: number },
): Image[] {
  const { sql, values } = toCondition(filter);
  const window = `${orderBy(ordering)} limit ? offset ?`;
  return database.all<ImageRow>(`select * from images where ${sql} ${window}`, ...values, limit, offset).map(toImage);
}

export function countImages(database: Database, filter: ImageFilter): number {
  const { sql, values } = toCondition(filter);
  return database.first<{ n: number }>(`select count(*) as n from images where ${sql}`, ...values)?.n ?? 0;
}

/** Returns the names of all images that match `filter`; without `ordering` in no particular order. */
export function listImageNames(database: Database, filter: ImageFilter, ordering?: Ordering): string[] {
  const { sql, values } = toCondition(filter);
  const order = ordering ? orderBy(ordering) : '';
  const rows = database.all<{ image_name: string }>(`select image_name from images where ${sql} ${order}`, ...values);
  return rows.map((row) => row.image_name);
}

/** Starred images are first in both directions. */
const orderBy = ({ starred_first, order_dir, tie }: Ordering) =>
  `order by ${starred_first ? 'starred desc, ' : ''}created_at ${order_dir}, ${tie ?? 'rowid'} ${order_dir}`;

const toImage = (row: ImageRow): Image => ({
  ...imageUrls(row.image_name),
  image_origin: row.image_origin,
  image_category: row.image_category,
  width: row.width,
  height: row.height,
  created_at: row.created_at,
  updated_at: row.updated_at,
  deleted_at: null,
  is_intermediate: row.is_intermediate === 1,
  session_id: row.session_id,
  node_id: row.node_id,
  starred: row.starred === 1,
  has_workflow: row.has_workflow === 1,
  image_subfolder: '',
  board_id: row.board_id,
});
