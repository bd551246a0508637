import type { FrontQueue } from './front-queue.js';

/** What is known of a pixel. */
export const KNOWN = 0;
export const INSIDE = 2;
const CHANGED = 3;

/** The pixels of an image with a margin of one, and when a front reaches each of them. */
export interface Field {
  readonly columns: number;
  readonly rows: number;
  readonly flags: Uint8Array;
  readonly times: Float32Array;
}

export const isInner = (at: number, { columns, rows }: Pick<Field, 'columns' | 'rows'>): boolean => {
  const [x, y] = [at % columns, Math.floor(at / columns)];
  return x > 0 && y > 0 && x < columns - 1 && y < rows - 1;
};

/** Returns the neighbours of a pixel: above, left, below, right. */
export const neighbours = (at: number, columns: number): readonly number[] => [
  at - columns,
  at - 1,
  at + columns,
  at + 1,
];

/** Returns when the front reaches a pixel. */
export function arrival(field: Field, at: number): number {
  const [above = 0, left = 0, below = 0, right = 0] = neighbours(at, field.columns);
  return Math.min(
    solve(field, above, left),
    solve(field, below, left),
    solve(field, above, right),
    solve(field, below, right),
  );
}

/** Returns when the front reaches a pixel from two of its neighbours. */
function solve({ flags, times }: Field, one: number, other: number): number {
  const [a, b] = [times[one] ?? 0, times[other] ?? 0];
  const [isOne, isOther] = [flags[one] !== INSIDE, flags[other] !== INSIDE];
  if (isOne && isOther && Math.abs(a - b) < 1) return Math.fround((a + b + Math.sqrt(2 - (a - b) * (a - b))) * 0.5);
  if (isOne !== isOther) return Math.fround(1 + (isOne ? a : b));
  return Math.fround(1 + Math.min(a, b));
}

/** Lets the front run through all pixels inside. Their times are negative. */
export function runBackwards(field: Field, front: FrontQueue): void {
  const { flags, times, columns } = field;
  for (let at = front.pop(); at !== undefined; at = front.pop()) {
    flags[at] = CHANGED;
    for (const near of neighbours(at, columns)) {
      if (flags[near] !== INSIDE || !isInner(near, field)) continue;
      times[near] = arrival(field, near);
      flags[near] = KNOWN;
      front.push(near, times[near] ?? 0);
    }
  }
  for (const [at, flag] of flags.entries()) if (flag === CHANGED) times[at] = -(times[at] ?? 0);
}
