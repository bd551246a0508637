import { expect, test } from 'vitest';

import { wrongType } from '../../src/internal/graph/types/value-problem.js';

const circle: Record<string, unknown> = Object.create(null);
circle['self'] = circle;

test.each([
  ['a bigint', 5n, 'got 5'],
  ['an object without a prototype that holds a bigint', Object.assign(Object.create(null), { a: 1n }), 'got an object'],
  ['an object without a prototype that holds itself', circle, 'got an object'],
])('a value of a wrong type is named: %s', (_, value, message) => {
  expect(wrongType({ kind: 'boolean' }, value).message).toContain(message);
});
