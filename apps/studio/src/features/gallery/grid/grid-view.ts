import { cellId } from './cell.js';
import type { Arrange, GridLayout, Span } from './grid-layout.js';
import type { GridSource } from './grid-source.js';
import { RowLayer } from './row-layer.js';
import { ScrollMap } from './scroll-map.js';
import { SquareLayout } from './square-layout.js';

/** Browsers end at about 16.7 million device pixels. */
const MAX_DEVICE_PIXELS = 8_000_000;
/** Milliseconds without scrolling after which pictures are requested. */
const SETTLE = 80;

/** Draws the cells in view of a gallery of any size, and moves a few hundred elements while it is scrolled. */
export class GridView {
  readonly #host: HTMLElement;
  readonly #source: GridSource;
  readonly #space = document.createElement('div');
  readonly #layer: RowLayer;
  readonly #map = new ScrollMap();
  readonly #resizes = new ResizeObserver(() => this.refresh());
  readonly #abort = new AbortController();
  #arrangement: Arrange = squares;
  #layout: GridLayout = squares({ count: 0, width: 100, height: 100, cellSize: 100 }, 0);
  #cellSize: number;
  /** The cell that was scrolled to last, until the person scrolls. */
  #target: number | undefined;
  #scrollTop = 0;
  #isScrolling = false;
  #frame = 0;
  #settling = 0;

  constructor(host: HTMLElement, source: GridSource, cellSize: number) {
    this.#host = host;
    this.#source = source;
    this.#layer = new RowLayer(source);
    this.#cellSize = cellSize;
    host.setAttribute('role', 'grid');
    host.ariaMultiSelectable = 'true';
    host.tabIndex = 0;
    this.#space.className = 'grid-space';
    this.#space.setAttribute('role', 'presentation');
    this.#space.append(this.#layer.element);
    host.replaceChildren(this.#space);
    host.addEventListener('scroll', () => this.#onScroll(), { signal: this.#abort.signal, passive: true });
    this.#resizes.observe(host);
    this.refresh();
  }

  get layout(): GridLayout {
    return this.#layout;
  }

  /** The number of rows that fit into the view. */
  get rowsInView(): number {
    const { from, to } = this.#rowsInView();
    const last = this.#layout.row(to - 1);
    const height = (last.top + last.height - this.#layout.row(from).top) / (to - from);
    return Math.max(1, Math.floor(this.#host.clientHeight / height));
  }

  /** Draws again: the source, the size of the host or that of the cells has changed. The first cell in view stays. */
  refresh(cellSize: number = this.#cellSize): void {
    const isResized = cellSize !== this.#cellSize;
    this.#cellSize = cellSize;
    // What is scrolled does not move by itself.
    if (this.#isScrolling && !isResized) this.#draw(true);
    else this.#arrange();
    this.#settleSoon();
  }

  /** Lays the cells out in another way from now on. The first cell in view stays. */
  setArrangement(arrangement: Arrange = squares): void {
    this.#arrangement = arrangement;
    this.#arrange();
    this.#settleSoon();
  }

  /** Scrolls as little as needed to show the cell at an index. */
  reveal(index: number): void {
    this.#target = index;
    const { top, height } = this.#layout.row(this.#layout.rowOf(index));
    const bottom = top + height - this.#host.clientHeight;
    if (top < this.#map.top) this.#moveTo(top);
    else if (bottom > this.#map.top) this.#moveTo(bottom);
  }

  /** Scrolls until the row of an index is the first in view. */
  scrollTo(index: number): void {
    this.#target = index;
    this.#moveTo(this.#layout.row(this.#layout.rowOf(index)).top);
  }

  /** Gives the keyboard to the grid, and shows the cell at an index. */
  focus(index: number): void {
    this.#host.focus({ preventScroll: true });
    this.reveal(index);
  }

  /** Ends everything it has started, and empties the host. */
  destroy(): void {
    this.#abort.abort();
    this.#resizes.disconnect();
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#settling);
    this.#host.replaceChildren();
  }

  #moveTo(top: number): void {
    this.#setBar(this.#map.moveTo(top));
    this.#draw(false);
    this.#settleSoon();
  }

  #setBar(scrollTop: number): void {
    if (Math.abs(this.#host.scrollTop - scrollTop) > 1) this.#host.scrollTop = scrollTop;
    this.#scrollTop = this.#host.scrollTop;
    this.#map.round(this.#scrollTop);
  }

  #onScroll(): void {
    if (Math.abs(this.#host.scrollTop - this.#scrollTop) > 1) {
      this.#isScrolling = true;
      this.#target = undefined;
    }
    if (this.#map.scroll(this.#host.scrollTop)) this.#host.scrollTop = this.#map.settle();
    this.#scrollTop = this.#host.scrollTop;
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#draw(false));
    this.#settleSoon();
  }

  #settleSoon(): void {
    clearTimeout(this.#settling);
    this.#settling = window.setTimeout(() => this.#settle(), SETTLE);
  }

  #settle(): void {
    this.#isScrolling = false;
    this.#arrange();
    const { from, to } = this.#rowsInView();
    this.#layer.load({ from, to });
    const cells = { from: this.#layout.row(from).from, to: this.#layout.row(to - 1).to };
    if (this.#source.count() > 0) this.#source.onSettle(this.#layout.needs(cells));
  }

  /** Lays out and draws everything. The cell that was scrolled to, or else the first row in view, stays where it is. */
  #arrange(): void {
    const { clientWidth: width, clientHeight: height } = this.#host;
    if (width === 0 || height === 0) return;
    const count = this.#source.count();
    const { top, isAtEnd } = this.#map;
    const before = this.#layout;
    const index = Math.max(0, Math.min(this.#target ?? before.row(before.rowAt(top)).from, count - 1));
    const old = before.row(before.rowOf(index));
    this.#layout = this.#arrangement({ count, width, height, cellSize: this.#cellSize }, index);
    const { rows, columns, cell, contentHeight } = this.#layout;
    this.#host.ariaRowCount = String(rows);
    this.#host.ariaColCount = String(columns);
    this.#host.style.setProperty('--cell', `${cell}px`);
    const limit = MAX_DEVICE_PIXELS / Math.max(1, devicePixelRatio);
    this.#map.resize({ content: contentHeight, view: height, limit });
    this.#space.style.height = `${this.#map.scrollHeight}px`;
    const now = this.#layout.row(this.#layout.rowOf(index));
    const moved = now.top + ((top - old.top) * now.height) / (old.height || 1);
    const isCutOff = this.#target !== undefined && now.top + now.height > moved + height;
    this.#setBar(this.#map.moveTo(isAtEnd ? contentHeight : isCutOff ? now.top + now.height - height : moved));
    this.#draw(true);
  }

  #rowsInView(): Span {
    const { top } = this.#map;
    return { from: this.#layout.rowAt(top), to: this.#layout.rowAt(top + this.#host.clientHeight) + 1 };
  }

  /** Draws the rows of this position. Rows that stay are left alone, unless everything is to be drawn again. */
  #draw(isEverything: boolean): void {
    this.#frame = 0;
    const layout = this.#layout;
    const rows = layout.window(this.#map.top, this.#host.clientHeight);
    this.#layer.draw({ layout, rows, isEverything });
    // Where the content is higher than what is scrolled, the rows follow the bar.
    const top = this.#host.scrollTop - this.#map.top + layout.row(rows.from).top;
    this.#layer.element.style.transform = `translateY(${top}px)`;
    this.#markActive();
    this.#source.onScroll(this.#target ?? layout.row(layout.rowAt(this.#map.top)).from);
  }

  #markActive(): void {
    const index = this.#source.activeIndex();
    const isDrawn = this.#layer.has(this.#layout.rowOf(index));
    if (isDrawn && index < this.#source.count()) this.#host.setAttribute('aria-activedescendant', cellId(index));
    else this.#host.removeAttribute('aria-activedescendant');
  }
}

const squares: Arrange = (space) => new SquareLayout(space);
