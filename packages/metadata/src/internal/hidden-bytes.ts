import type { Pixels } from '../pixels.js';

/** The bytes in the lowest bits of pixels: column by column, the most significant bit of a byte first. */
export class HiddenBytes {
  readonly #pixels: Pixels;
  readonly #bytesPerPixel: number;
  /** Where the colors that hold bits are in a pixel. */
  readonly #colors: readonly number[];
  #at = 0;

  constructor(pixels: Pixels, bytesPerPixel: number, colors: readonly number[]) {
    this.#pixels = pixels;
    this.#bytesPerPixel = bytesPerPixel;
    this.#colors = colors;
  }

  /** How many bytes there are from here on. */
  get left(): number {
    const { width, height } = this.#pixels;
    return Math.floor((width * height * this.#colors.length) / 8) - this.#at;
  }

  /** Returns the next `length` bytes, 0 for what is not there. */
  read(length: number): Uint8Array {
    const bytes = Uint8Array.from({ length }, (_, index) => this.#byte(this.#at + index));
    this.#at += length;
    return bytes;
  }

  #byte(index: number): number {
    let byte = 0;
    for (let bit = 8 * index; bit < 8 * index + 8; bit++) byte = 2 * byte + this.#bit(bit);
    return byte;
  }

  #bit(index: number): number {
    const { width, height, data } = this.#pixels;
    const count = this.#colors.length;
    const pixel = Math.floor(index / count);
    const position = (pixel % height) * width + Math.floor(pixel / height);
    return (data[position * this.#bytesPerPixel + (this.#colors[index % count] ?? 0)] ?? 0) & 1;
  }
}
