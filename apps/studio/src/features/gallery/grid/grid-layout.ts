/** What a layout depends on. Sizes are in CSS pixels. */
export interface GridSpace {
  readonly count: number;
  readonly width: number;
  readonly height: number;
  /** The size of a cell that was chosen: the layout approximates it. */
  readonly cellSize: number;
}

/** Numbers `from` up to, and without, `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A row: its cells `from` up to, and without, `to`, and its place in the content. */
export interface RowBox extends Span {
  readonly top: number;
  readonly height: number;
  /** The widths of its cells. Left out, all are squares. */
  readonly widths?: readonly number[];
}

/** Where the cells of a gallery are, in CSS pixels from the top of the content. */
export interface GridLayout {
  readonly rows: number;
  /** The cells of each row, for screen readers; -1 where rows have different numbers. */
  readonly columns: number;
  /** The height of a row, if it is the same in all; else the one that rows approximate. */
  readonly cell: number;
  /** The height of all rows together. */
  readonly contentHeight: number;
  /** Returns the row of the cell at an index. */
  rowOf(index: number): number;
  /** Returns the row at a position in the content, or the gap below it. */
  rowAt(top: number): number;
  row(row: number): RowBox;
  /** Returns the rows to keep in the document for a view of this height at `top`. */
  window(top: number, height: number): Span;
  /** Returns the cells whose sizes the layout depends on while these are in view. */
  needs(cells: Span): Span;
}

/** Returns the layout in a space. What is near the cell at `index` is exact, the rest may be estimated. */
export type Arrange = (space: GridSpace, index: number) => GridLayout;

/** The gap between cells. */
export const GAP = 6;
/** The most cells that are in the document at once. */
export const MAX_CELLS = 300;

/** Returns how many rows can be seen at once: a row may be cut off above, and another below. */
export const visibleRows = (height: number, rowHeight: number): number => Math.ceil(height / rowHeight) + 1;
