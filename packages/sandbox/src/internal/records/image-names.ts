import type { ImageNamesResult } from '@x/models/image';

import type { Database } from '../storage/database.js';
import { countImages, listImageNames, type Ordering } from './image.js';
import type { ImageFilter } from './item-filter.js';

/** Returns the names of all images that match `query`. Starred images are counted only with `starred_first`. */
export function imageNamesResult(database: Database, query: ImageFilter & Ordering): ImageNamesResult {
  const image_names = listImageNames(database, query, query);
  const starred_count = query.starred_first ? countImages(database, { ...query, starred: true }) : 0;
  return { image_names, starred_count, total_count: image_names.length };
}
