import type { Image } from '@x/models/image';

import type { ImageQuery } from '../image/input.js';
import { isMatch } from '../image/is-match.js';
import type { ItemQuery } from '../item/input.js';
import { contains, type Listed } from '../item/match.js';
import type { MemoryServer } from './server.js';

/** Returns the images that a query matches, in the order in which they were added. */
export function selected(server: MemoryServer, query: ImageQuery): Image[] {
  const metadata = ({ image_name }: Image) => JSON.stringify(server.files.get(image_name)?.metadata ?? null);
  return [...server.images.values()].filter(
    (image) =>
      isMatch(query, image) && (!query.search_term || contains(query.search_term, image.created_at, metadata(image))),
  );
}

/** Sorts by time, starred ones first unless the query says otherwise. Of the same time the last added is the newest. */
export function ordered<T extends Listed>(items: readonly T[], query: ItemQuery): T[] {
  const { order_dir = 'DESC', starred_first = true } = query;
  const sorted = items.toSorted((a, b) => a.created_at.localeCompare(b.created_at));
  if (order_dir === 'DESC') sorted.reverse();
  return starred_first ? sorted.toSorted((a, b) => Number(b.starred) - Number(a.starred)) : sorted;
}
