import { UNCATEGORIZED } from '@x/models/board';
import type { Image } from '@x/models/image';

import type { ImageQuery } from '../image/input.js';
import { isMatch } from '../image/is-match.js';
import type { ItemQuery } from '../item/input.js';
import { isOn, type MemoryServer } from './server.js';

/** What images and videos have in common. */
interface Listed {
  readonly board_id: string | null;
  readonly created_at: string;
  readonly is_intermediate: boolean;
  readonly starred: boolean;
}

/** Returns the images that a query matches, in the order in which they were added. */
export function selected(server: MemoryServer, query: ImageQuery): Image[] {
  const metadata = ({ image_name }: Image) => JSON.stringify(server.files.get(image_name)?.metadata ?? null);
  return [...server.images.values()].filter(
    (image) =>
      isMatch(query, image) && (!query.search_term || contains(query.search_term, image.created_at, metadata(image))),
  );
}

/** Whether a query matches, its search term apart. */
export function matches({ board_id, categories, is_intermediate }: ItemQuery, item: Listed, category: string): boolean {
  return (
    (board_id === undefined || isOn(board_id, item)) &&
    (categories === undefined || categories.includes(category)) &&
    (is_intermediate === undefined || is_intermediate === item.is_intermediate)
  );
}

/** Whether a search term is in one of the texts. `%` and `_` are wildcards, as on the server. */
export function contains(term = '', ...texts: readonly string[]): boolean {
  const pattern = term
    .replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('%', '.*')
    .replaceAll('_', '.');
  return texts.some((text) => new RegExp(pattern, 'is').test(text));
}

/** Sorts by time, starred ones first unless the query says otherwise. Of the same time the last added is the newest. */
export function ordered<T extends Listed>(items: readonly T[], query: ItemQuery): T[] {
  const { order_dir = 'DESC', starred_first = true } = query;
  const sorted = items.toSorted((a, b) => a.created_at.localeCompare(b.created_at));
  if (order_dir === 'DESC') sorted.reverse();
  return starred_first ? sorted.toSorted((a, b) => Number(b.starred) - Number(a.starred)) : sorted;
}

/** Returns the number of starred items as the server counts them: 0 unless they are first. */
export const starredCount = (items: readonly Listed[], { starred_first = true }: ItemQuery): number =>
  starred_first ? items.filter(({ starred }) => starred).length : 0;

/** Returns the boards that items are on. */
export const boardsOf = (items: readonly Listed[]): string[] => [
  ...new Set(items.map(({ board_id }) => board_id ?? UNCATEGORIZED)),
];
