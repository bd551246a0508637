import { expect, test } from 'vitest';

import { Random } from '../../src/lint/random.js';

const sequence = (seed: number) => {
  const random = new Random(seed);
  return Array.from({ length: 20 }, () => random.below(10));
};

test('the same seed gives the same sequence, another seed another one', () => {
  expect(sequence(7)).toEqual(sequence(7));
  expect(sequence(7)).not.toEqual(sequence(8));
});

test('numbers are below the limit, and each of them occurs', () => {
  const random = new Random(1);
  expect(new Set(Array.from({ length: 100 }, () => random.below(3)))).toEqual(new Set([0, 1, 2]));
});

test('nothing is picked from an empty list', () => {
  expect(new Random(1).pick([])).toBeUndefined();
  expect(new Random(1).below(0)).toBe(0);
});
