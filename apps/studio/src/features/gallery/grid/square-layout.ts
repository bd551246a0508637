import { GAP, type GridLayout, type GridSpace, MAX_CELLS, type RowBox, type Span, visibleRows } from './grid-layout.js';

/** Square cells in rows of the same number. All that are visible at once are fewer than the document may hold. */
export class SquareLayout implements GridLayout {
  readonly columns: number;
  readonly rows: number;
  readonly cell: number;
  readonly contentHeight: number;
  readonly #count: number;
  /** A cell and the gap below it. */
  readonly #pitch: number;

  constructor({ count, width, height, cellSize }: GridSpace) {
    let columns = Math.max(1, Math.floor((width + GAP) / (cellSize + GAP)));
    while (columns > 1 && columns * visibleRows(height, pitchOf(width, columns)) > MAX_CELLS) columns -= 1;
    this.columns = columns;
    this.rows = Math.ceil(count / columns);
    this.#count = count;
    this.#pitch = pitchOf(width, columns);
    this.cell = this.#pitch - GAP;
    this.contentHeight = Math.max(0, this.rows * this.#pitch - GAP);
  }

  rowOf(index: number): number {
    return Math.floor(index / this.columns);
  }

  rowAt(top: number): number {
    return Math.max(0, Math.min(Math.floor(top / this.#pitch), this.rows - 1));
  }

  row(row: number): RowBox {
    const from = row * this.columns;
    const to = Math.min(from + this.columns, this.#count);
    return { from, to, top: row * this.#pitch, height: this.cell };
  }

  /** The rows in view, and as many around them as the limit leaves. */
  window(top: number, height: number): Span {
    const visible = visibleRows(height, this.#pitch);
    const spare = Math.max(0, Math.floor(MAX_CELLS / this.columns) - visible);
    const around = Math.min(Math.floor(spare / 2), visible);
    const first = Math.floor(top / this.#pitch);
    return { from: Math.max(0, first - around), to: Math.min(this.rows, first + visible + around) };
  }

  needs(cells: Span): Span {
    return cells;
  }
}

const pitchOf = (width: number, columns: number) => (width - GAP * (columns - 1)) / columns + GAP;
