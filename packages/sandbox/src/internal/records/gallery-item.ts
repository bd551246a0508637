import type { GalleryItemNamesResult } from '@x/models/gallery';

import type { Database } from '../storage/database.js';
import type { Ordering } from './image.js';
import type { ImageFilter } from './image-filter.js';
import { imageNamesResult } from './image-names.js';

/** The gallery orders items of the same millisecond by name. */
export const BY_NAME = { tie: 'image_name' } as const;

/** Returns the names of all items that match `query`, each with its kind. */
export function galleryItemNames(database: Database, query: ImageFilter & Ordering): GalleryItemNamesResult {
  const { image_names, ...counts } = imageNamesResult(database, { ...query, ...BY_NAME });
  return { items: image_names.map((name) => ({ kind: 'image', name })), ...counts };
}
