import type { ByteSource } from '../source.js';
import type { Limits } from './limits.js';

const firstRead = 65_536;
/** Bytes that are read beyond what is asked for: the header of the next part is often among them. */
const ahead = 256;

/** Reads a byte source in parts, forward, and counts what it reads. */
export class Reader {
  readonly #source: ByteSource;
  readonly #signal: AbortSignal | undefined;
  #window: Uint8Array = new Uint8Array(0);
  #start = 0;
  #parts: number;

  constructor(source: ByteSource, limits: Limits, signal: AbortSignal | undefined) {
    this.#source = source;
    this.#parts = limits.parts;
    this.#signal = signal;
  }

  /** The number of bytes of the source, infinity if it is not known. */
  get size(): number {
    return this.#source.size ?? Number.POSITIVE_INFINITY;
  }

  /** Returns the bytes at `offset`, fewer at the end of the source. They are valid until the next call. */
  async bytes(offset: number, length: number): Promise<Uint8Array> {
    const at = offset - this.#start;
    if (at >= 0 && at + length <= this.#window.length) return this.#window.subarray(at, at + length);
    if (offset >= this.size || !Number.isSafeInteger(offset + length)) return new Uint8Array(0);
    this.#signal?.throwIfAborted();
    const atStart = offset === 0 && this.#window.length === 0;
    this.#window = await this.#source.read(offset, Math.max(length + ahead, atStart ? firstRead : 0));
    this.#start = offset;
    this.#signal?.throwIfAborted();
    return this.#window.subarray(0, length);
  }

  /** Counts a part that is visited. Returns whether there may be one more. */
  visit(): boolean {
    return this.#parts-- > 0;
  }
}
