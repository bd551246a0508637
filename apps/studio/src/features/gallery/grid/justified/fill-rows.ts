import { GAP } from '../grid-layout.js';

/** What rows of pictures are to fill. Sizes are in CSS pixels. */
export interface RowSpace {
  readonly width: number;
  /** The height that rows approximate. */
  readonly target: number;
  /** The most pictures of a row. */
  readonly most: number;
  /** Whether the last row may be left short. */
  readonly isEnd: boolean;
}

/** A row: where it ends in the list of pictures, and the height at which it fills the width. */
export interface FilledRow {
  readonly to: number;
  readonly height: number;
}

/** Breaks pictures of these aspect ratios into rows that fill the width, the heights together as near the target as possible. */
export function fillRows(ratios: ArrayLike<number>, space: RowSpace): FilledRow[] {
  const count = ratios.length;
  const costs = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
  const froms = new Int32Array(count + 1);
  costs[0] = 0;
  for (let to = 1; to <= count; to += 1) {
    let sum = 0;
    for (let from = to - 1; from >= 0 && to - from <= space.most; from -= 1) {
      sum += ratios[from] ?? 1;
      const height = heightOf(sum, to - from, space);
      // More pictures only make it lower.
      if (height < space.target / 2 && to - from > 1) break;
      const isShort = to === count && space.isEnd && height > space.target;
      const cost = (costs[from] ?? 0) + (isShort ? 0 : Math.log(height / space.target) ** 2);
      if (cost < (costs[to] ?? 0)) {
        costs[to] = cost;
        froms[to] = from;
      }
    }
  }
  const rows: FilledRow[] = [];
  for (let to = count; to > 0; to = froms[to] ?? 0) {
    let sum = 0;
    for (let at = froms[to] ?? 0; at < to; at += 1) sum += ratios[at] ?? 1;
    const height = heightOf(sum, to - (froms[to] ?? 0), space);
    rows.push({ to, height: to === count && space.isEnd ? Math.min(height, space.target) : height });
  }
  return rows.reverse();
}

const heightOf = (sum: number, count: number, { width }: RowSpace): number =>
  Math.max(1, (width - GAP * (count - 1)) / sum);
