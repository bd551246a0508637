import type { FileHandle } from 'node:fs/promises';

/** The bytes of one write. Each waits for a thread, so that many small ones take longer than what they write. */
const pieceSize = 256 * 1024;
/** The most buffers that are kept for other files. */
const mostKept = 16;

/** Buffers that files are written from, used again by other files. */
export class PieceBuffers {
  readonly #free: Buffer[] = [];

  take(): Buffer {
    return this.#free.pop() ?? Buffer.allocUnsafeSlow(pieceSize);
  }

  give(buffer: Buffer): void {
    if (this.#free.length < mostKept) this.#free.push(buffer);
  }
}

/** Writes a file in large pieces. One is filled while the one before it is written. */
export class PieceWriter {
  readonly #handle: FileHandle;
  readonly #buffers: PieceBuffers;
  #buffer: Buffer | undefined;
  #filled = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(handle: FileHandle, buffers: PieceBuffers) {
    this.#handle = handle;
    this.#buffers = buffers;
  }

  /** Adds bytes, which may change afterwards. Rejects when bytes that were added before could not be written. */
  async add(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      this.#buffer ??= this.#buffers.take();
      const count = Math.min(bytes.length - at, this.#buffer.length - this.#filled);
      this.#buffer.set(bytes.subarray(at, at + count), this.#filled);
      at += count;
      this.#filled += count;
      if (this.#filled === this.#buffer.length) await this.#flush();
    }
  }

  /** Resolves when all bytes are written. */
  async end(): Promise<void> {
    await this.#flush();
    await this.#writing;
  }

  /** Waits for what is being written, and gives the buffers back. */
  async close(): Promise<void> {
    await this.#writing.catch(() => undefined);
    if (this.#buffer) this.#buffers.give(this.#buffer);
    this.#buffer = undefined;
  }

  async #flush(): Promise<void> {
    await this.#writing;
    const buffer = this.#buffer;
    if (!buffer) return;
    const size = this.#filled;
    this.#buffer = undefined;
    this.#filled = 0;
    this.#writing = this.#write(buffer, size).finally(() => this.#buffers.give(buffer));
    this.#writing.catch(() => undefined); // the next call rejects with it
  }

  async #write(buffer: Buffer, size: number): Promise<void> {
    for (let done = 0; done < size; ) done += (await this.#handle.write(buffer, done, size - done)).bytesWritten;
  }
}
