import { readUint16, readUint32 } from './bytes.js';
import type { Collected } from './collected.js';
import type { Steps } from './steps.js';

/** Enough for the texts of most files that have no workflow. */
const firstRead = 16_384;
/** Bytes that are read beyond what is asked for: the header of the next part is often among them. */
const ahead = 256;
const none = new Uint8Array(0);

/** Reads a byte source in parts, forward. */
export class Reader {
  /** The number of bytes of the source, infinity if it is not known. */
  readonly size: number;
  readonly #collected: Collected;
  #window: Uint8Array;
  #start = 0;

  /** `whole` is the source, where all of it is in memory. */
  constructor(size: number, collected: Collected, whole: Uint8Array = none) {
    this.size = size;
    this.#collected = collected;
    this.#window = plain(whole);
  }

  /** Returns the bytes at `offset`, fewer at the end of the source. They are valid until the next call. */
  *bytes(offset: number, length: number): Steps<Uint8Array> {
    const held = this.held(offset, length);
    if (held) return held;
    if (offset >= this.size || !Number.isSafeInteger(offset + length)) return none;
    // Of bytes in memory, all are held.
    if (this.#start === 0 && this.#window.length === this.size) return this.#window.subarray(offset);
    const isFirst = this.#window.length === 0;
    this.#window = plain((yield { offset, length: isFirst ? Math.max(length, firstRead) : length + ahead }) ?? none);
    this.#start = offset;
    return this.#window.subarray(0, length);
  }

  /** Returns the bytes at `offset` if they have been read already. */
  held(offset: number, length: number): Uint8Array | undefined {
    const at = offset - this.#start;
    return this.holds(offset, length) ? this.#window.subarray(at, at + length) : undefined;
  }

  /** Whether the bytes at `offset` have been read already. */
  holds(offset: number, length: number): boolean {
    return offset >= this.#start && offset - this.#start + length <= this.#window.length;
  }

  /** Returns the number of two bytes at `offset`, which are held. */
  uint16(offset: number): number {
    return readUint16(this.#window, offset - this.#start);
  }

  /** Returns the number of four bytes at `offset`, which are held. */
  uint32(offset: number): number {
    return readUint32(this.#window, offset - this.#start);
  }

  /** Returns the bytes from `start` to `end`. If the file ends among them it returns `undefined`, and a warning says so. */
  *whole(start: number, end: number, part: string, offset: number): Steps<Uint8Array | undefined> {
    const data = yield* this.bytes(start, end - start);
    if (data.length === end - start) return data;
    this.#collected.warn(`the file ends inside ${part}`, offset);
    return undefined;
  }
}

/** Returns bytes as an array of the language: parts of a Buffer of Node take several times as long to make. */
const plain = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
