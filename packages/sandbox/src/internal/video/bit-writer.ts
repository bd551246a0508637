/** Writes bits, the most significant first, and the variable-length codes of H.264. */
export class BitWriter {
  readonly #bytes: number[] = [];
  #current = 0;
  #count = 0;

  /** Writes the lowest `length` bits of `value`. */
  bits(value: number, length: number): this {
    for (let place = length - 1; place >= 0; place--) {
      this.#current = (this.#current << 1) | ((value >>> place) & 1);
      this.#count += 1;
      if (this.#count === 8) this.#flush();
    }
    return this;
  }

  /** Writes an unsigned Exp-Golomb code. */
  unsigned(value: number): this {
    const length = 31 - Math.clz32(value + 1);
    return this.bits(0, length).bits(value + 1, length + 1);
  }

  /** Writes zeros up to the next byte, and then whole bytes. */
  aligned(bytes: Iterable<number>): this {
    if (this.#count > 0) this.bits(0, 8 - this.#count);
    for (const byte of bytes) this.#bytes.push(byte);
    return this;
  }

  /** Returns all bytes, ended by a one and zeros. */
  end(): Uint8Array<ArrayBuffer> {
    this.bits(1, 1).aligned([]);
    return Uint8Array.from(this.#bytes);
  }

  #flush(): void {
    this.#bytes.push(this.#current);
    this.#current = 0;
    this.#count = 0;
  }
}
