import type { GalleryItem, GalleryItemNamesResult } from '@x/models/gallery';

import type { Database } from '../storage/database.js';
import type { Ordering } from './image.js';
import { type ItemFilter, toCondition } from './item-filter.js';

interface ItemRow extends Omit<GalleryItem, 'category' | 'full_url' | 'thumbnail_url' | 'starred' | 'is_intermediate'> {
  readonly item_category: string;
  readonly starred: number;
  readonly is_intermediate: number;
}

/** Returns one page of the images and videos that match `filter`. */
export function listItems(
  database: Database,
  filter: ItemFilter,
  { limit, offset, ...ordering }: Ordering & { readonly limit: number; readonly offset: number },
): GalleryItem[] {
  const { sql, values } = toCondition(filter, 'item');
  const window = `${orderBy(ordering)} limit ? offset ?`;
  return database.all<ItemRow>(`select * from items where ${sql} ${window}`, ...values, limit, offset).map(toItem);
}

export function countItems(database: Database, filter: ItemFilter): number {
  const { sql, values } = toCondition(filter, 'item');
  return database.first<{ n: number }>(`select count(*) as n from items where ${sql}`, ...values)?.n ?? 0;
}

/** Returns the names of all items that match `query`, each with its kind. Starred ones are counted only when first. */
export function galleryItemNames(database: Database, query: ItemFilter & Ordering): GalleryItemNamesResult {
  const { sql, values } = toCondition(query, 'item');
  const select = `select kind, name from items where ${sql} ${orderBy(query)}`;
  const items = database.all<{ kind: 'image' | 'video'; name: string }>(select, ...values);
  const starred_count = query.starred_first ? countItems(database, { ...query, starred: true }) : 0;
  return { items: items.map(({ kind, name }) => ({ kind, name })), starred_count, total_count: items.length };
}

/** Starred items are first in both directions. Those of the same millisecond are ordered by kind and name. */
const orderBy = ({ starred_first, order_dir }: Ordering) =>
  `order by ${starred_first ? 'starred desc, ' : ''}created_at ${order_dir}, kind ${order_dir}, name ${order_dir}`;

const toItem = ({ kind, name, ...row }: ItemRow): GalleryItem => ({
  kind,
  name,
  full_url: `api/v1/${kind}s/i/${name}/full`,
  thumbnail_url: `api/v1/${kind}s/i/${name}/thumbnail`,
  width: row.width,
  height: row.height,
  category: row.item_category,
  starred: row.starred === 1,
  is_intermediate: row.is_intermediate === 1,
  board_id: row.board_id,
  created_at: row.created_at,
  duration: row.duration,
  fps: row.fps,
});
