/** Whole numbers from `from` up to, and without, `to`. */
interface Interval {
  readonly from: number;
  readonly to: number;
}

/** A set of whole numbers: intervals in order, none of which is empty or touches another. */
export type Intervals = readonly Interval[];

/** No numbers. */
export const NONE: Intervals = [];

/** Returns the numbers from `from` up to, and without, `to`. */
export function range(from: number, to: number): Intervals {
  return from < to ? [{ from, to }] : NONE;
}

/** Returns whether a number is in a set. */
export function has(intervals: Intervals, value: number): boolean {
  let low = 0;
  let high = intervals.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((intervals[middle]?.to ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  const found = intervals[low];
  return found !== undefined && found.from <= value;
}

/** Returns how many numbers are in a set. */
export function size(intervals: Intervals): number {
  return intervals.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** Returns the numbers that are in one of two sets. */
export function union(first: Intervals, second: Intervals): Intervals {
  const sorted = [...first, ...second].sort((a, b) => a.from - b.from);
  const merged: Interval[] = [];
  for (const { from, to } of sorted) {
    const last = merged.at(-1);
    if (last && from <= last.to) merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else merged.push({ from, to });
  }
  return merged;
}

/** Returns the numbers below `count` that are not in a set. */
export function invert(intervals: Intervals, count: number): Intervals {
  const edges = [0, ...intervals.flatMap(({ from, to }) => [from, to]), count];
  return Array.from({ length: edges.length / 2 }, (_, index) =>
    range(edges[2 * index] ?? 0, edges[2 * index + 1] ?? 0),
  ).flat();
}

/** Returns the numbers of one set that are not in another. */
export function without(intervals: Intervals, removed: Intervals): Intervals {
  const end = Math.max(intervals.at(-1)?.to ?? 0, removed.at(-1)?.to ?? 0);
  return invert(union(invert(intervals, end), removed), end);
}

/** Returns a set with a number added, or removed if it was there. */
export function toggle(intervals: Intervals, value: number): Intervals {
  const one = range(value, value + 1);
  return has(intervals, value) ? without(intervals, one) : union(intervals, one);
}

/** Yields the numbers of a set in order. */
export function* values(intervals: Intervals): Generator<number> {
  for (const { from, to } of intervals) for (let value = from; value < to; value += 1) yield value;
}

/** Returns a set of numbers that are given in order. */
export function fromSorted(numbers: Iterable<number>): Intervals {
  const intervals: { from: number; to: number }[] = [];
  for (const value of numbers) {
    const last = intervals.at(-1);
    if (last?.to === value) last.to += 1;
    else intervals.push({ from: value, to: value + 1 });
  }
  return intervals;
}
