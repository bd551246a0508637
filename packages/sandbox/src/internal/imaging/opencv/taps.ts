import type { Plane } from './plane.js';

/** The first of four places, and their weights. */
export interface Taps {
  readonly start: number;
  readonly weights: readonly number[];
}

/** Returns the place inside of `length` that is nearest to `place`: the outermost pixels are repeated. */
export const inside = (place: number, length: number): number => Math.min(Math.max(place, 0), length - 1);

/** Returns `sums` with what the taps of each row of an image give: one value for each of `columns` and each channel. */
export function stretchRows<S extends Float64Array | Int32Array>(plane: Plane, columns: readonly Taps[], sums: S): S {
  const { width, height, channels, data } = plane;
  const step = columns.length * channels;
  for (let y = 0; y < height; y += 1) {
    const from = y * width * channels;
    for (const [x, { start, weights }] of columns.entries()) {
      for (const [tap, weight] of weights.entries()) {
        const place = from + inside(start + tap, width) * channels;
        for (let channel = 0; channel < channels; channel += 1) {
          const to = y * step + x * channels + channel;
          sums[to] = (sums[to] ?? 0) + (data[place + channel] ?? 0) * weight;
        }
      }
    }
  }
  return sums;
}
