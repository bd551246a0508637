import { seedWords } from './seed-words.js';

/** Parameters of a series of random integers. */
interface Series {
  readonly low: number;
  /** Exclusive. */
  readonly high: number;
  readonly size: number;
  readonly seed: number;
}

/**
 * Returns pseudo-random integers of the server's generator (PCG64, seeded by hashing the seed).
 *
 * Uses Lemire's multiply-and-reject method, with two integers from each 64-bit number.
 */
export function randomIntegers({ low, high, size, seed }: Series): number[] {
  const generator = new Generator(seed);
  const range = high - low;
  if (range === 1) return Array.from({ length: size }, () => low);
  if (range === 2 ** 32) return Array.from({ length: size }, () => low + generator.next32());
  const isSmall = range < 2 ** 32;
  const [bits, draw] = isSmall ? [32n, () => BigInt(generator.next32())] : [64n, () => generator.next64()];
  const span = BigInt(range);
  const unfair = ((1n << bits) - span) % span;
  const one = () => {
    let product = draw() * span;
    while (BigInt.asUintN(Number(bits), product) < unfair) product = draw() * span;
    return low + Number(product >> bits);
  };
  return Array.from({ length: size }, one);
}

const MULTIPLIER = (2549297995355413924n << 64n) + 4865540595714422341n;

class Generator {
  readonly #increment: bigint;
  #state: bigint;
  #half: number | undefined;

  constructor(seed: number) {
    const words = hash(seed);
    const wide = (index: number) => ((words[index] ?? 0n) << 64n) | (words[index + 1] ?? 0n);
    this.#increment = BigInt.asUintN(128, (wide(2) << 1n) | 1n);
    this.#state = this.#increment + wide(0);
    this.#step();
  }

  next64(): bigint {
    this.#step();
    const value = BigInt.asUintN(64, (this.#state >> 64n) ^ this.#state);
    const turn = this.#state >> 122n;
    return BigInt.asUintN(64, (value >> turn) | (value << ((64n - turn) & 63n)));
  }

  /** Returns the lower half of a 64-bit number, and its upper half at the next call. */
  next32(): number {
    if (this.#half !== undefined) {
      const half = this.#half;
      this.#half = undefined;
      return half;
    }
    const whole = this.next64();
    this.#half = Number(whole >> 32n);
    return Number(whole & 0xffffffffn);
  }

  #step(): void {
    this.#state = BigInt.asUintN(128, this.#state * MULTIPLIER + this.#increment);
  }
}

/** Returns the four 64-bit words that a 32-bit seed is hashed to. */
function hash(seed: number): bigint[] {
  const words = seedWords(seed, 8).map(BigInt);
  return [0, 2, 4, 6].map((index) => (words[index] ?? 0n) | ((words[index + 1] ?? 0n) << 32n));
}
