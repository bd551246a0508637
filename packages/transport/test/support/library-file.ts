/** A file as a library or another realm makes it: it does what a `File` does, and is none of this realm. */
export class LibraryFile {
  readonly name: string;
  readonly type: string;
  readonly #bytes: Uint8Array<ArrayBuffer>;

  constructor(bytes: Uint8Array<ArrayBuffer>, { name = 'a.png', type = 'image/png' } = {}) {
    this.name = name;
    this.type = type;
    this.#bytes = bytes;
  }

  get size(): number {
    return this.#bytes.length;
  }

  slice(start?: number, end?: number): LibraryFile {
    return new LibraryFile(this.#bytes.slice(start, end), this);
  }

  stream(): ReadableStream<Uint8Array> {
    return new Blob([this.#bytes]).stream();
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return this.#bytes.slice().buffer;
  }
}
