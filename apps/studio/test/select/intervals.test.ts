import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  fromSorted,
  has,
  type Intervals,
  invert,
  range,
  size,
  toggle,
  union,
  values,
  without,
} from '../../src/features/select/intervals.js';

const MOST = 40;
const numbers = fc.uniqueArray(fc.nat(MOST - 1)).map((list) => list.toSorted((a, b) => a - b));

/** No interval is empty, and none touches the next. */
const isCanonical = (intervals: Intervals) =>
  intervals.every(({ from, to }, index) => from < to && to < (intervals[index + 1]?.from ?? Number.POSITIVE_INFINITY));

test('intervals hold what a set of the same numbers holds', () => {
  fc.assert(
    fc.property(numbers, numbers, fc.nat(MOST - 1), (first, second, value) => {
      const [a, b] = [fromSorted(first), fromSorted(second)];
      const [x, y] = [new Set(first), new Set(second)];
      const all = Array.from({ length: MOST }, (_, index) => index);
      const cases: [Intervals, (index: number) => boolean][] = [
        [union(a, b), (index) => x.has(index) || y.has(index)],
        [without(a, b), (index) => x.has(index) && !y.has(index)],
        [invert(a, MOST), (index) => !x.has(index)],
        [toggle(a, value), (index) => x.has(index) !== (index === value)],
      ];
      for (const [intervals, isIn] of cases) {
        expect([...values(intervals)]).toEqual(all.filter(isIn));
        expect(all.filter((index) => has(intervals, index))).toEqual(all.filter(isIn));
        expect(size(intervals)).toBe(all.filter(isIn).length);
        expect(isCanonical(intervals)).toBe(true);
      }
    }),
  );
});

test('everything of a large gallery is one interval', () => {
  expect(range(0, 100_000)).toEqual([{ from: 0, to: 100_000 }]);
  expect(invert(range(0, 100_000), 100_000)).toEqual([]);
});
