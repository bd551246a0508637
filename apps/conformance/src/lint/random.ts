import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { mersenne } from 'pure-rand/generator/mersenne';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** Random choices. The same seed gives the same sequence. */
export class Random {
  readonly #generator: RandomGenerator;

  constructor(seed: number) {
    this.#generator = mersenne(seed);
  }

  /** Returns an integer below `limit`, 0 when there is none. */
  below(limit: number): number {
    return uniformInt(this.#generator, 0, Math.max(0, limit - 1));
  }

  /** Returns one of `choices`, `undefined` when there are none. */
  pick<T>(choices: readonly T[]): T | undefined {
    return choices[this.below(choices.length)];
  }
}
