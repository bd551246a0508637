import type { VirtualBoard } from '@x/models/virtual-board';

import { readFilter } from '../find/gallery-query.js';
import type { GallerySearch } from '../find/gallery-search.js';

/** A day of the gallery. */
export interface Day {
  /** `YYYY-MM-DD`, a day in UTC. */
  readonly date: string;
  /** The index of its first picture. */
  readonly start: number;
}

/** Returns the days with pictures of this kind, in the order of the gallery; `boards` begins with the newest. */
export function toDays(boards: readonly VirtualBoard[], { filter, order }: GallerySearch): Day[] {
  const { kind } = readFilter(filter).filter;
  const days: Day[] = [];
  let start = 0;
  for (const board of order === 'oldest' ? boards.toReversed() : boards) {
    const { image_count, asset_count, video_count } = board;
    const counts = { images: image_count, videos: video_count, assets: asset_count };
    const count = kind === undefined ? image_count + video_count : counts[kind];
    if (count > 0) days.push({ date: board.date, start });
    start += count;
  }
  return days;
}

/** Returns the day of the picture at an index. */
export function dayAt(days: readonly Day[], index: number): Day | undefined {
  return days.findLast(({ start }) => start <= index);
}
