import { seedWords } from './seed-words.js';

const LENGTH = 624;

/** The server's second generator of random numbers, seeded by hashing a seed. */
export class MersenneTwister {
  readonly #words: Uint32Array;
  #place = LENGTH - 1;
  #spare: number | undefined;

  constructor(seed: number) {
    this.#words = Uint32Array.from(seedWords(seed, LENGTH));
    this.#words[0] = 0x80000000;
  }

  /** Returns a number from 0 up to 1. */
  next(): number {
    const high = this.#next32() >>> 5;
    return (high * 2 ** 26 + (this.#next32() >>> 6)) / 2 ** 53;
  }

  /** Returns a number of the standard normal distribution, by Marsaglia's polar method. */
  nextNormal(): number {
    if (this.#spare !== undefined) {
      const spare = this.#spare;
      this.#spare = undefined;
      return spare;
    }
    let [x, y, square] = [0, 0, 0];
    do {
      x = 2 * this.next() - 1;
      y = 2 * this.next() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square === 0);
    const factor = Math.sqrt((-2 * Math.log(square)) / square);
    this.#spare = factor * x;
    return factor * y;
  }

  #next32(): number {
    if (this.#place === LENGTH) this.#twist();
    let word = this.#words[this.#place] ?? 0;
    this.#place += 1;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return (word ^ (word >>> 18)) >>> 0;
  }

  #twist(): void {
    const words = this.#words;
    for (let index = 0; index < LENGTH; index += 1) {
      const joined = ((words[index] ?? 0) & 0x80000000) | ((words[(index + 1) % LENGTH] ?? 0) & 0x7fffffff);
      words[index] = (words[(index + 397) % LENGTH] ?? 0) ^ (joined >>> 1) ^ (joined & 1 ? 0x9908b0df : 0);
    }
    this.#place = 0;
  }
}
