import { Thumbnail } from './thumbnail.js';

/** What a cell shows. */
export interface CellItem {
  readonly index: number;
  readonly column: number;
  /** Left out, it is a square. */
  readonly width: number | undefined;
  /** `undefined` while it is not known. */
  readonly name: string | undefined;
  readonly thumbnailUrl: string | undefined;
  readonly label: string;
  readonly isStarred: boolean;
  readonly isVideo: boolean;
  readonly isSelected: boolean;
  readonly isActive: boolean;
}

/** Returns the id of the cell at an index, for `aria-activedescendant`. */
export const cellId = (index: number): string => `cell-${index}`;

/** A cell of the grid, used for one item after another. */
export class Cell {
  readonly element: HTMLDivElement = document.createElement('div');
  readonly #thumbnail = new Thumbnail();

  constructor() {
    this.element.setAttribute('role', 'gridcell');
    this.element.className = 'cell';
    const mark = document.createElement('span');
    mark.className = 'cell-mark';
    this.element.append(this.#thumbnail.element, mark);
  }

  /** Shows an item. The picture is requested by `load`. */
  show(item: CellItem): void {
    const { element } = this;
    element.hidden = false;
    element.id = cellId(item.index);
    element.dataset['index'] = String(item.index);
    element.dataset['name'] = item.name ?? '';
    element.style.width = item.width === undefined ? '' : `${item.width}px`;
    element.ariaColIndex = String(item.column + 1);
    element.ariaSelected = String(item.isSelected);
    element.ariaLabel = item.label;
    element.classList.toggle('cell-active', item.isActive);
    element.classList.toggle('cell-starred', item.isStarred);
    element.classList.toggle('cell-video', item.isVideo);
    this.#thumbnail.set(item.thumbnailUrl);
  }

  /** Takes the cell out of a row that is shorter than the others. */
  hide(): void {
    this.element.hidden = true;
    this.element.removeAttribute('id');
    this.element.dataset['name'] = '';
    this.#thumbnail.set(undefined);
  }

  /** Requests the picture. */
  load(): void {
    this.#thumbnail.show();
  }
}
