/** The heights that a scroll position depends on, in CSS pixels. */
export interface ScrollHeights {
  /** Of everything that can be scrolled to. */
  readonly content: number;
  /** Of what is seen at once. */
  readonly view: number;
  /** The most that the browser can scroll. */
  readonly limit: number;
}

/**
 * Maps the position of a scroll bar to a position in content that may be higher than a browser can scroll.
 *
 * Where the content fits, both are the same. Where it does not, small steps (of a wheel, a finger, a key) move the
 * content by as many pixels, and large ones (of the bar) move it in proportion; `settle` brings the bar in line again.
 */
export class ScrollMap {
  #heights: ScrollHeights = { content: 0, view: 0, limit: 1 };
  #top = 0;
  #scrollTop = 0;

  /** The position in the content. */
  get top(): number {
    return this.#top;
  }

  /** The height that the browser is to scroll. */
  get scrollHeight(): number {
    return Math.min(this.#heights.content, this.#heights.limit);
  }

  /** Whether there is something to scroll, and it is scrolled to its end. */
  get isAtEnd(): boolean {
    return this.#maxTop > 0 && this.#top >= this.#maxTop - 1;
  }

  /** Takes new heights, and returns the scroll position at which the content stays where it is. */
  resize(heights: ScrollHeights): number {
    this.#heights = heights;
    return this.moveTo(this.#top);
  }

  /** Moves to a position in the content, and returns the scroll position for it. */
  moveTo(top: number): number {
    this.#top = clamp(top, this.#maxTop);
    this.#scrollTop = this.#isScaled ? (this.#top / this.#maxTop) * this.#maxScroll : this.#top;
    return this.#scrollTop;
  }

  /** Takes what the browser has made of a scroll position that it was given: it rounds. */
  round(scrollTop: number): void {
    this.#scrollTop = scrollTop;
  }

  /** Takes a scroll position that the browser reports. Returns whether the bar must be set by `settle` at once. */
  scroll(scrollTop: number): boolean {
    const delta = scrollTop - this.#scrollTop;
    this.#scrollTop = scrollTop;
    if (!this.#isScaled) this.#top = clamp(scrollTop, this.#maxTop);
    else if (Math.abs(delta) > this.#heights.view) this.#top = this.#topOf(scrollTop);
    else this.#top = clamp(this.#top + delta, this.#maxTop);
    const isBarAtEnd = scrollTop <= 0 || scrollTop >= this.#maxScroll - 1;
    const isContentAtEnd = this.#top <= 0 || this.#top >= this.#maxTop;
    return this.#isScaled && isBarAtEnd && !isContentAtEnd;
  }

  /** Returns the scroll position that belongs to the position in the content, when scrolling has ended. */
  settle(): number {
    return this.moveTo(this.#top);
  }

  /** Heights are whole, but a bar ends at a fraction: of a pixel of the bar the content makes many. */
  #topOf(scrollTop: number): number {
    return scrollTop >= this.#maxScroll - 1 ? this.#maxTop : (scrollTop / this.#maxScroll) * this.#maxTop;
  }

  get #isScaled(): boolean {
    return this.#heights.content > this.#heights.limit;
  }

  get #maxTop(): number {
    return Math.max(0, this.#heights.content - this.#heights.view);
  }

  get #maxScroll(): number {
    return Math.max(0, this.scrollHeight - this.#heights.view);
  }
}

const clamp = (value: number, most: number) => Math.min(Math.max(0, value), most);
