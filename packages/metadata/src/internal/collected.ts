import type { MetadataText } from '../metadata-text.js';
import type { DecodedText } from './decode-text.js';
import type { Limits } from './limits.js';

/** Where in a file a text is. */
export type TextPlace = Pick<MetadataText, 'key' | 'from' | 'offset'>;

/** What has been found in a file so far. */
export class Collected {
  readonly limits: Limits;
  readonly texts: MetadataText[] = [];
  readonly warnings: string[] = [];
  width: number | undefined;
  height: number | undefined;
  #left: number;

  constructor(limits: Limits) {
    this.limits = limits;
    this.#left = limits.totalBytes;
  }

  /** The number of bytes that one more text may have. */
  get allowed(): number {
    return Math.max(Math.min(this.limits.textBytes, this.#left), 0);
  }

  /** Whether a text of `length` bytes may be read; if not, a warning says so. */
  allows(length: number, place: TextPlace): boolean {
    if (length <= this.allowed) return true;
    this.warn(`${place.from} "${place.key}" has ${length} bytes, more than the limit of ${this.allowed}`, place.offset);
    return false;
  }

  /** Adds a text, without the NUL characters at its end. */
  add(place: TextPlace, { text, encoding }: DecodedText): void {
    this.#left -= text.length;
    this.texts.push({ ...place, text: withoutEnd(text), encoding });
  }

  /** Sets the size of the picture, unless it is none. */
  setSize(width: number, height: number): void {
    if (width <= 0 || height <= 0) return;
    this.width = width;
    this.height = height;
  }

  /** Adds a warning about what is at `offset`. After a hundred warnings more are left out. */
  warn(message: string, offset: number): void {
    if (this.warnings.length < 100) this.warnings.push(`${message} (at byte ${offset})`);
  }
}

function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 0) end--;
  return text.slice(0, end);
}
