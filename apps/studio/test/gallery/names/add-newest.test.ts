import { expect, test } from 'vitest';

import { addNewest } from '../../../src/features/gallery/names/add-newest.js';

test('what is new is put where the newest are', () => {
  expect(addNewest(['c', 'b', 'a'], ['e', 'd', 'c'], 'DESC')).toEqual(['e', 'd', 'c', 'b', 'a']);
  expect(addNewest(['a', 'b', 'c'], ['c', 'd', 'e'], 'ASC')).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('the same list is returned when there is nothing new', () => {
  const names = ['c', 'b', 'a'];
  expect(addNewest(names, ['c', 'b'], 'DESC')).toBe(names);
  expect(addNewest(names, [], 'ASC')).toBe(names);
});

test('what is known is not added again, although something before it is gone', () => {
  expect(addNewest(['gone', 'c', 'b'], ['d', 'c'], 'DESC')).toEqual(['d', 'gone', 'c', 'b']);
});
