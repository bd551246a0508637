import { Cell } from './cell.js';

/** Cells that rows take and give back: rows of whole pictures have another number of them each time. */
export class CellPool {
  readonly #free: Cell[] = [];
  readonly #onCell: (element: HTMLElement) => void;

  /** `onCell` receives the element of each cell that is made. */
  constructor(onCell: (element: HTMLElement) => void) {
    this.#onCell = onCell;
  }

  take(): Cell {
    const free = this.#free.pop();
    if (free) return free;
    const cell = new Cell();
    this.#onCell(cell.element);
    return cell;
  }

  /** Takes a cell out of the document, to be used again. */
  give(cell: Cell): void {
    cell.hide();
    cell.element.remove();
    this.#free.push(cell);
  }
}
