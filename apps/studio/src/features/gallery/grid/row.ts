import type { Cell, CellItem } from './cell.js';
import type { CellPool } from './cell-pool.js';
import type { RowBox } from './grid-layout.js';

/** Which row of the gallery it is, where, and how many cells the longest row has, or -1. */
export interface RowPlace {
  readonly index: number;
  readonly box: RowBox;
  readonly columns: number;
}

/** A row of the grid, used in one place after another. */
export class Row {
  readonly element: HTMLDivElement = document.createElement('div');
  readonly #cells: Cell[] = [];
  /** Which row of the gallery this is at the moment. */
  index = -1;

  readonly #pool: CellPool;

  constructor(pool: CellPool) {
    this.#pool = pool;
    this.element.setAttribute('role', 'row');
    this.element.className = 'row';
  }

  /** Shows the items of a row of the gallery. */
  show(items: readonly CellItem[], { index, box, columns: most }: RowPlace): void {
    const columns = Math.max(items.length, most);
    this.index = index;
    this.element.style.setProperty('--row', box.widths ? `${box.height}px` : null);
    this.element.ariaRowIndex = String(index + 1);
    while (this.#cells.length < columns) {
      const cell = this.#pool.take();
      this.#cells.push(cell);
      this.element.append(cell.element);
    }
    for (const extra of this.#cells.splice(columns)) this.#pool.give(extra);
    for (const [column, cell] of this.#cells.entries()) {
      const item = items[column];
      if (item) cell.show(item);
      else cell.hide();
    }
  }

  /** Takes the row out of the document. */
  remove(): void {
    this.element.remove();
    for (const cell of this.#cells) this.#pool.give(cell);
  }

  /** Places the row below the top of the rows that are in the document. */
  place(top: number): void {
    this.element.style.transform = `translateY(${top}px)`;
  }

  /** Requests the pictures of its cells. */
  load(): void {
    for (const cell of this.#cells) cell.load();
  }
}
