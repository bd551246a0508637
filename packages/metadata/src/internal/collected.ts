import type { MetadataText } from '../metadata-text.js';
import type { DecodedText } from './decode-text.js';
import type { Limits } from './limits.js';

/** What has been found in a file so far. */
export class Collected {
  readonly texts: MetadataText[] = [];
  readonly warnings: string[] = [];
  size: { readonly width: number; readonly height: number } | undefined;
  /** What is left of the limits. */
  readonly #left: { -readonly [Name in keyof Limits]: number };

  constructor(limits: Limits) {
    this.#left = { ...limits };
  }

  /** The number of bytes that one more text may have. */
  get allowed(): number {
    return Math.max(Math.min(this.#left.textBytes, this.#left.totalBytes), 0);
  }

  /** Whether a text of `length` bytes may be read; if not, a warning says so. */
  allows(key: string, from: string, offset: number, length: number): boolean {
    const isAllowed = length <= this.allowed;
    if (!isAllowed) this.warn(`${from} "${key}" has ${length} bytes, more than the limit of ${this.allowed}`, offset);
    return isAllowed;
  }

  /** Whether one more of the `parts` of a file may be visited; if not, a warning says so. */
  visits(parts: string, offset: number): boolean {
    const isAllowed = this.#left.parts-- > 0;
    if (!isAllowed) this.warn(`has more ${parts} than the limit`, offset);
    return isAllowed;
  }

  /** Adds a text, without the NUL characters at its end. */
  add(key: string, from: string, offset: number, { text, encoding }: DecodedText): void {
    this.#left.totalBytes -= text.length;
    this.texts.push({ key, from, offset, text: withoutEnd(text), encoding });
  }

  /** Sets the size of the picture, unless it is none. */
  setSize(width: number, height: number): void {
    if (width > 0 && height > 0) this.size = { width, height };
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
