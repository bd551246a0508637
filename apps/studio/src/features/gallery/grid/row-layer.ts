import { CellPool } from './cell-pool.js';
import type { GridLayout, Span } from './grid-layout.js';
import type { GridSource } from './grid-source.js';
import { itemsOf } from './items-of.js';
import { Row } from './row.js';

/** Which rows are to be in the document. */
export interface RowsToDraw {
  readonly layout: GridLayout;
  readonly rows: Span;
  /** Whether rows that are there already are drawn again. */
  readonly isEverything: boolean;
}

/** The rows of a grid that are in the document, one below the other, in an element that is moved as a whole. */
export class RowLayer {
  readonly element: HTMLDivElement = document.createElement('div');
  readonly #source: GridSource;
  readonly #cells: CellPool;
  #rows: Row[] = [];

  constructor(source: GridSource) {
    this.#source = source;
    this.#cells = new CellPool((element) => source.onCell(element));
    this.element.className = 'grid-layer';
    this.element.setAttribute('role', 'rowgroup');
  }

  has(row: number): boolean {
    return this.#rows.some(({ index }) => index === row);
  }

  /** Requests the pictures: of the rows in view first. */
  load({ from, to }: Span): void {
    for (const row of this.#rows.filter(({ index }) => index >= from && index < to)) row.load();
    for (const row of this.#rows) row.load();
  }

  /** Draws these rows and takes out the others. */
  draw({ layout, rows: { from, to }, isEverything }: RowsToDraw): void {
    const kept = new Map<number, Row>();
    const free: Row[] = [];
    for (const row of this.#rows) {
      if (row.index >= from && row.index < to) kept.set(row.index, row);
      else free.push(row);
    }
    this.#rows = [];
    const { top: start } = layout.row(from);
    for (let index = from; index < to; index += 1) {
      const known = kept.get(index);
      const row = known ?? free.shift() ?? new Row(this.#cells);
      const box = layout.row(index);
      if (!known || isEverything) row.show(itemsOf(this.#source, box), { index, box, columns: layout.columns });
      row.place(box.top - start);
      this.#rows.push(row);
    }
    for (const row of free) row.remove();
    this.#order();
  }

  /** Screen readers read the rows in the order of the document. */
  #order(): void {
    let next = this.element.firstChild;
    for (const { element } of this.#rows) {
      if (element === next) next = next.nextSibling;
      else this.element.insertBefore(element, next);
    }
  }
}
