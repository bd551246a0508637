import { expect, test } from 'vitest';

import { wrap } from '../../src/output/wrap.js';

test('lines are as long as possible, and a word is never split', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrap('one two three', 6)).toEqual(['one', 'two', 'three']);
  expect(wrap('unbreakable it is', 4)).toEqual(['unbreakable', 'it', 'is']);
});
