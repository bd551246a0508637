/** The first of four places, and their weights. */
export interface Taps {
  readonly start: number;
  readonly weights: readonly number[];
}

/** Returns the place inside of `length` that is nearest to `place`: the outermost pixels are repeated. */
export const inside = (place: number, length: number): number => Math.min(Math.max(place, 0), length - 1);
