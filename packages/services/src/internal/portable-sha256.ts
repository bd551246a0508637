import type { Hash } from './node.js';

const BLOCK = 64;

/** SHA-256 as FIPS 180-4 describes it. */
export class PortableSha256 implements Hash {
  readonly #constants = constants();
  readonly #state = Uint32Array.from(this.#constants.start);
  readonly #words = new Uint32Array(BLOCK);
  readonly #block = new Uint8Array(BLOCK);
  #used = 0;
  #length = 0;

  update(data: string | Uint8Array): this {
    const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
    this.#length += bytes.length;
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at, at + BLOCK - this.#used);
      this.#block.set(part, this.#used);
      this.#used += part.length;
      at += part.length;
      if (this.#used === BLOCK) this.#compress();
    }
    return this;
  }

  digest(_: 'hex'): string {
    const bits = this.#length * 8;
    this.update(Uint8Array.of(0x80));
    if (this.#used > BLOCK - 8) this.update(new Uint8Array(BLOCK - this.#used));
    this.#block.fill(0, this.#used);
    const view = new DataView(this.#block.buffer);
    view.setUint32(BLOCK - 8, Math.floor(bits / 2 ** 32));
    view.setUint32(BLOCK - 4, bits >>> 0);
    this.#compress();
    return Array.from(this.#state, (word) => word.toString(16).padStart(8, '0')).join('');
  }

  #compress(): void {
    const words = this.#words;
    const word = (index: number): number => words[index] ?? 0;
    const view = new DataView(this.#block.buffer);
    for (let index = 0; index < 16; index++) words[index] = view.getUint32(index * 4);
    for (let index = 16; index < BLOCK; index++) {
      const [a, b] = [word(index - 15), word(index - 2)];
      const small = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3);
      const large = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10);
      words[index] = word(index - 16) + small + word(index - 7) + large;
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = this.#state;
    for (let index = 0; index < BLOCK; index++) {
      const mix = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
      const first = (h + mix + ((e & f) ^ (~e & g)) + (this.#constants.rounds[index] ?? 0) + word(index)) | 0;
      const second = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    for (const [index, added] of [a, b, c, d, e, f, g, h].entries()) {
      this.#state[index] = (this.#state[index] ?? 0) + added;
    }
    this.#used = 0;
  }
}

const rotate = (value: number, by: number): number => (value >>> by) | (value << (32 - by));

/** The fractional parts of the square and cube roots of the first primes. */
function constants(): { readonly start: readonly number[]; readonly rounds: readonly number[] } {
  const primes: number[] = [];
  for (let number = 2; primes.length < BLOCK; number++) {
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  }
  const fraction = (root: number): number => Math.floor((root % 1) * 2 ** 32);
  return {
    start: primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime))),
    rounds: primes.map((prime) => fraction(Math.cbrt(prime))),
  };
}
