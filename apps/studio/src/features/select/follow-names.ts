import { fromSorted, type Intervals, union, values } from './intervals.js';

/**
 * Returns the positions in `after` of what is selected in `before`. What was added is not selected, and what is gone is
 * left out. What the lists share at their ends is only compared: of a hundred thousand names a few are searched.
 */
export function followNames(selected: Intervals, before: readonly string[], after: readonly string[]): Intervals {
  if (selected.length === 0 || before === after) return selected;
  const shared = Math.min(before.length, after.length);
  let head = 0;
  while (head < shared && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shared - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const shift = after.length - before.length;
  const tailStart = before.length - tail;
  const kept = selected.flatMap(({ from, to }) => [
    ...interval(from, Math.min(to, head)),
    ...interval(Math.max(from, tailStart) + shift, to + shift),
  ]);
  const places = new Map(after.slice(head, after.length - tail).map((name, index) => [name, head + index]));
  const middle: number[] = [];
  for (const position of values(
    selected.flatMap(({ from, to }) => interval(Math.max(from, head), Math.min(to, tailStart))),
  )) {
    const place = places.get(before[position] ?? '');
    if (place !== undefined) middle.push(place);
  }
  return union(kept, fromSorted(middle.sort((a, b) => a - b)));
}

const interval = (from: number, to: number): Intervals => (from < to ? [{ from, to }] : []);
