const SIZE = 624;
const SHIFT = 397;

/** The generator of Python's `random.Random`, the Mersenne Twister. */
export class PythonRandom {
  readonly #state = new Uint32Array(SIZE);
  #index = SIZE;

  constructor(seed: number) {
    let rest = BigInt(Math.abs(seed));
    const key: number[] = [];
    do {
      key.push(Number(rest & 0xffff_ffffn));
      rest >>= 32n;
    } while (rest > 0n);
    this.#seed(key);
  }

  /** Returns a number from 0 to 1, exclusive, of 53 bits. */
  next(): number {
    const high = this.#next32() >>> 5;
    const low = this.#next32() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  }

  /** Returns an integer between two others, inclusive. */
  between(low: number, high: number): number {
    const range = high - low + 1;
    const bits = 32 - Math.clz32(range);
    let value = this.#next32() >>> (32 - bits);
    while (value >= range) value = this.#next32() >>> (32 - bits);
    return low + value;
  }

  /** Returns the index of one of some weights, by chance. */
  weighted(weights: readonly number[]): number {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (total <= 0) throw new RangeError('Total of weights must be greater than zero');
    const limit = this.next() * total;
    let sum = 0;
    const index = weights.findIndex((weight) => {
      sum += weight;
      return limit < sum;
    });
    return index === -1 ? weights.length - 1 : index;
  }

  #seed(key: readonly number[]): void {
    const state = this.#state;
    state[0] = 19_650_218;
    for (let index = 1; index < SIZE; index += 1) state[index] = mixed(state, index, 1_812_433_253) + index;
    let at = 1;
    let turn = 0;
    for (let step = Math.max(SIZE, key.length); step > 0; step -= 1) {
      state[at] = ((state[at] ?? 0) ^ mixed(state, at, 1_664_525)) + (key[turn] ?? 0) + turn;
      at = this.#advance(at);
      turn = (turn + 1) % key.length;
    }
    for (let step = SIZE - 1; step > 0; step -= 1) {
      state[at] = ((state[at] ?? 0) ^ mixed(state, at, 1_566_083_941)) - at;
      at = this.#advance(at);
    }
    state[0] = 0x8000_0000;
  }

  #advance(at: number): number {
    if (at + 1 < SIZE) return at + 1;
    this.#state[0] = this.#state[SIZE - 1] ?? 0;
    return 1;
  }

  #next32(): number {
    if (this.#index >= SIZE) this.#twist();
    let value = this.#state[this.#index] ?? 0;
    this.#index += 1;
    value ^= value >>> 11;
    value ^= (value << 7) & 0x9d2c_5680;
    value ^= (value << 15) & 0xefc6_0000;
    return (value ^ (value >>> 18)) >>> 0;
  }

  #twist(): void {
    const state = this.#state;
    for (let index = 0; index < SIZE; index += 1) {
      const joined = ((state[index] ?? 0) & 0x8000_0000) | ((state[(index + 1) % SIZE] ?? 0) & 0x7fff_ffff);
      const odd = joined & 1 ? 0x9908_b0df : 0;
      state[index] = (state[(index + SHIFT) % SIZE] ?? 0) ^ (joined >>> 1) ^ odd;
    }
    this.#index = 0;
  }
}

const mixed = (state: Uint32Array, index: number, factor: number): number => {
  const before = state[index - 1] ?? 0;
  return Math.imul(before ^ (before >>> 30), factor) >>> 0;
};
