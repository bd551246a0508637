import { GAP, type GridLayout, MAX_CELLS, type RowBox, type Span } from '../grid-layout.js';
import type { FilledRow } from './fill-rows.js';

/** Pictures that are broken into rows by themselves. */
export interface Block {
  readonly ratios: ArrayLike<number>;
  readonly rows: readonly FilledRow[];
  /** With a gap below each row. */
  readonly height: number;
}

/** Blocks in the order of the gallery, each of the same number of pictures but the last. */
export interface BlockList {
  readonly count: number;
  /** The pictures of a block. */
  readonly size: number;
  /** The height that rows approximate. */
  readonly target: number;
  at(block: number): Block;
}

/** Returns the height of rows with a gap below each. */
export const heightWithGaps = (rows: readonly FilledRow[]): number =>
  rows.reduce((sum, { height }) => sum + height + GAP, 0);

/** Rows of whole pictures. Where a block begins is the sum of those before it. */
export class JustifiedLayout implements GridLayout {
  readonly columns = -1;
  readonly cell: number;
  readonly rows: number;
  readonly contentHeight: number;
  readonly #blocks: BlockList;
  /** The top of each block, and the end of the last. */
  readonly #tops: Float64Array;
  /** The first row of each block, and the number of rows. */
  readonly #firsts: Int32Array;

  constructor(blocks: BlockList) {
    const length = Math.ceil(blocks.count / blocks.size);
    this.#blocks = blocks;
    this.#tops = new Float64Array(length + 1);
    this.#firsts = new Int32Array(length + 1);
    for (let at = 0; at < length; at += 1) {
      const { height, rows } = blocks.at(at);
      this.#tops[at + 1] = (this.#tops[at] ?? 0) + height;
      this.#firsts[at + 1] = (this.#firsts[at] ?? 0) + rows.length;
    }
    this.cell = blocks.target;
    this.rows = this.#firsts[length] ?? 0;
    this.contentHeight = Math.max(0, (this.#tops[length] ?? 0) - GAP);
  }

  rowOf(index: number): number {
    const { size } = this.#blocks;
    const block = Math.floor(index / size);
    const { rows } = this.#blocks.at(block);
    return (this.#firsts[block] ?? 0) + rows.findIndex(({ to }) => index < block * size + to);
  }

  rowAt(top: number): number {
    const block = lastUpTo(this.#tops, top);
    const first = this.#firsts[block] ?? 0;
    let end = this.#tops[block] ?? 0;
    for (const [at, { height }] of this.#blocks.at(block).rows.entries()) {
      end += height + GAP;
      if (top < end) return first + at;
    }
    return Math.max(0, this.rows - 1);
  }

  row(row: number): RowBox {
    const { size } = this.#blocks;
    const block = lastUpTo(this.#firsts, row);
    const { rows, ratios } = this.#blocks.at(block);
    const at = row - (this.#firsts[block] ?? 0);
    const { to = 0, height = 0 } = rows[at] ?? {};
    const from = rows[at - 1]?.to ?? 0;
    const top = (this.#tops[block] ?? 0) + heightWithGaps(rows.slice(0, at));
    const widths = Array.from({ length: to - from }, (_, cell) => (ratios[from + cell] ?? 1) * height);
    return { from: block * size + from, to: block * size + to, top, height, widths };
  }

  /** The rows in view, and as many around them as the limit leaves, half of them above. */
  window(top: number, height: number): Span {
    if (this.rows === 0) return { from: 0, to: 0 };
    let [from, to] = [this.rowAt(top), this.rowAt(top + height) + 1];
    const visible = to - from;
    const lengthOf = (row: number) => this.row(row).to - this.row(row).from;
    let left = MAX_CELLS - (this.row(to - 1).to - this.row(from).from);
    for (let step = 0; step < visible; step += 1) {
      const below = to < this.rows ? lengthOf(to) : left;
      if (to < this.rows && below <= left) {
        to += 1;
        left -= below;
      }
      const above = from > 0 ? lengthOf(from - 1) : left;
      if (from > 0 && above <= left) {
        from -= 1;
        left -= above;
      }
    }
    return { from, to };
  }

  /** Whole blocks, for they are broken into rows together, and those beside them, which are scrolled to next. */
  needs({ from, to }: Span): Span {
    const { size, count } = this.#blocks;
    return {
      from: Math.max(0, Math.floor(from / size) - 1) * size,
      to: Math.min(Math.ceil(to / size + 1) * size, count),
    };
  }
}

/** Returns the place of the last number that is not above a value. The last number of all is an end. */
function lastUpTo(sorted: ArrayLike<number>, value: number): number {
  let [low, high] = [0, Math.max(0, sorted.length - 2)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
