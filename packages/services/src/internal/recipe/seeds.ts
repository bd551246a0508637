import type { GenerationInput } from './input.js';

const SEEDS = 2 ** 32;

/** Returns one seed for each image: the given one or a random one, and those after it. */
export function seedsOf({ seed, count = 1 }: Pick<GenerationInput, 'count' | 'seed'>): readonly [number, ...number[]] {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  const first = seed ?? random;
  return [first, ...Array.from({ length: count - 1 }, (_, index) => (first + 1 + index) % SEEDS)];
}
