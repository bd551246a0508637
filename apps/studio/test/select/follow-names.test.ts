import fc from 'fast-check';
import { expect, test } from 'vitest';

import { followNames } from '../../src/features/select/follow-names.js';
import { fromSorted, range, values } from '../../src/features/select/intervals.js';

const names = fc.uniqueArray(fc.integer({ min: 0, max: 60 }).map(String));

test('the same names are selected in a list that has changed in any way', () => {
  fc.assert(
    fc.property(names, names, fc.infiniteStream(fc.boolean()), (before, after, chosen) => {
      const picked = before.flatMap((_, index) => (chosen.next().value ? [index] : []));
      const selected = new Set(picked.map((index) => before[index]));
      const followed = followNames(fromSorted(picked), before, after);
      expect([...values(followed)].map((index) => after[index])).toEqual(after.filter((name) => selected.has(name)));
    }),
  );
});

test('what is added before everything that is selected moves one interval', () => {
  const before = Array.from({ length: 100_000 }, (_, index) => `${index}.png`);
  expect(followNames(range(0, 100_000), before, ['new.png', ...before])).toEqual([{ from: 1, to: 100_001 }]);
});
