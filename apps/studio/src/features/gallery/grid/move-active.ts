import { GAP, type GridLayout, type RowBox } from './grid-layout.js';

/** Where the keyboard is in a grid, and the size of the grid. */
export interface GridPlace {
  readonly active: number;
  readonly count: number;
  readonly layout: Pick<GridLayout, 'row' | 'rowOf'>;
  /** The rows of a page. */
  readonly page: number;
  /** The place in a row that moves up and down keep to. Left out, the middle of the cell. */
  readonly x?: number | undefined;
}

/** Returns the index that a key leads to, or `undefined` when the key leads nowhere: as in a table. */
export function moveActive(key: string, isControl: boolean, place: GridPlace): number | undefined {
  const { active, count, layout, page } = place;
  const last = count - 1;
  const row = layout.row(layout.rowOf(active));
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, active - 1);
    case 'ArrowRight':
      return Math.min(active + 1, last);
    case 'ArrowUp':
      return moveRows(place, -1);
    case 'ArrowDown':
      return moveRows(place, 1);
    case 'PageUp':
      return moveRows(place, -page);
    case 'PageDown':
      return moveRows(place, page);
    case 'Home':
      return isControl ? 0 : row.from;
    case 'End':
      return isControl ? last : Math.min(row.to - 1, last);
    default:
      return undefined;
  }
}

/** Returns the cell that is so many rows below, or as many as there are: the one whose middle is nearest. */
function moveRows({ active, count, layout, x }: GridPlace, by: number): number {
  const own = layout.rowOf(active);
  const target = Math.max(0, Math.min(own + by, layout.rowOf(count - 1)));
  if (target === own) return active;
  const middle = x ?? middleOf(layout, active);
  const box = layout.row(target);
  const distance = (index: number) => Math.abs(middleIn(box, index) - middle);
  let nearest = box.from;
  for (let index = box.from + 1; index < Math.min(box.to, count); index += 1) {
    if (distance(index) < distance(nearest)) nearest = index;
  }
  return nearest;
}

/** Returns the middle of a cell in its row. */
export function middleOf(layout: GridPlace['layout'], index: number): number {
  return middleIn(layout.row(layout.rowOf(index)), index);
}

function middleIn({ from, height, widths }: RowBox, index: number): number {
  const column = index - from;
  if (!widths) return (column + 0.5) * (height + GAP);
  const before = widths.slice(0, column).reduce((sum, width) => sum + width + GAP, 0);
  return before + (widths[column] ?? 0) / 2;
}
