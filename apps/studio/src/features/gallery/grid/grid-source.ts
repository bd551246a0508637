import type { Span } from './grid-layout.js';

/** What a grid shows, and what it reports. It asks for the cells in the document only. */
export interface GridSource {
  /** How many cells there are. */
  count(): number;
  /** The name at an index, or `undefined` while it is not known. */
  nameAt(index: number): string | undefined;
  thumbnailUrl(name: string): string;
  /** What a screen reader says about a cell. */
  label(index: number): string;
  isStarred(name: string): boolean;
  isSelected(index: number): boolean;
  /** The cell that the keyboard acts on. */
  activeIndex(): number;
  /** An element was made, which shows one item after another; its name is in `data-name`. */
  onCell(element: HTMLElement): void;
  /** These cells are in view, or decide on the places of those that are, and scrolling has ended. */
  onSettle(cells: Span): void;
  /** The first cell that is in view has changed, or it is this one that was scrolled to. */
  onScroll(first: number): void;
}
