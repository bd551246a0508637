const FIRST_RETRY = 1_000;
const LAST_RETRY = 15_000;

/** A picture in a cell, which is loaded again until it is there or another one takes its place. */
export class Thumbnail {
  readonly element: HTMLImageElement = document.createElement('img');
  #url: string | undefined;
  #isShown = false;
  #retryIn = FIRST_RETRY;
  #timer: number | undefined;

  constructor() {
    this.element.alt = '';
    this.element.decoding = 'async';
    this.element.draggable = false;
    this.element.addEventListener('load', () => this.#mark('loaded'));
    this.element.addEventListener('error', () => this.#fail());
  }

  /** Makes this the picture at `url`. Nothing is requested before `show`; a request for another one is ended. */
  set(url: string | undefined): void {
    if (url === this.#url) return;
    this.#url = url;
    this.#isShown = false;
    this.#retryIn = FIRST_RETRY;
    clearTimeout(this.#timer);
    this.element.removeAttribute('src');
    this.#mark('empty');
  }

  /** Requests the picture, once. */
  show(): void {
    if (this.#isShown || this.#url === undefined) return;
    this.#isShown = true;
    this.element.src = this.#url;
  }

  #fail(): void {
    if (!this.#isShown) return;
    this.#mark('failed');
    this.#timer = window.setTimeout(() => {
      this.#isShown = false;
      this.element.removeAttribute('src');
      this.show();
    }, this.#retryIn);
    this.#retryIn = Math.min(this.#retryIn * 2, LAST_RETRY);
  }

  #mark(state: 'empty' | 'loaded' | 'failed'): void {
    this.element.dataset['state'] = state;
  }
}
