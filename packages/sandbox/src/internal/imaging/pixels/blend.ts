import type { Pixels } from './pixels.js';

/**
 * Returns a mixture of two images of the same size and mode. A share of 1 is the second one; one greater than that goes
 * beyond it.
 */
export function blend(one: Pixels, other: Pixels, share: number): Pixels {
  const factor = Math.fround(share);
  if (factor === 0) return one;
  if (factor === 1) return other;
  const data = one.data.map((value, index) =>
    Math.trunc(clipped(Math.fround(value + Math.fround(factor * ((other.data[index] ?? 0) - value))))),
  );
  return { ...one, data };
}

const clipped = (value: number): number => Math.min(Math.max(value, 0), 255);
