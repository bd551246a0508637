import { isVideo } from '../../../app/media-url.js';
import type { CellItem } from './cell.js';
import type { RowBox } from './grid-layout.js';
import type { GridSource } from './grid-source.js';

/** Returns what the cells of a row show. */
export function itemsOf(source: GridSource, { from, to, widths }: RowBox): CellItem[] {
  return Array.from({ length: to - from }, (_, column) => {
    const index = from + column;
    const name = source.nameAt(index);
    return {
      index,
      column,
      width: widths?.[column],
      name,
      thumbnailUrl: name === undefined ? undefined : source.thumbnailUrl(name),
      label: source.label(index),
      isStarred: name !== undefined && source.isStarred(name),
      isVideo: name !== undefined && isVideo(name),
      isSelected: source.isSelected(index),
      isActive: index === source.activeIndex(),
    };
  });
}
