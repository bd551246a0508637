import type { Image } from '@x/models/image';

import type { FilterRange, GalleryFilter } from './filter-types.js';

/** Says whether a filter has a condition on the record of an image. */
export const needsRecord = ({ date, width, height }: GalleryFilter): boolean => Boolean(date ?? width ?? height);

/** Says whether the record of an image is as a filter wants it. */
export const isRecordMatch = ({ width, height, created_at }: Image, filter: GalleryFilter): boolean =>
  isIn(width, filter.width) && isIn(height, filter.height) && isIn(created_at.slice(0, 10), filter.date);

const isIn = <T extends string | number>(value: T, { from, to }: FilterRange<T> = {}): boolean =>
  (from === undefined || value >= from) && (to === undefined || value <= to);
