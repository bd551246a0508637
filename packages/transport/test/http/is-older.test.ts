import { expect, test } from 'vitest';

import { isOlder } from '../../src/internal/http/is-older.js';

test.each([
  ['6.9.0', '6.14.0', true],
  ['6.14.0', '6.9.0', false],
  ['6.14.0', '6.14.0', false],
  ['6.14.2', '6.14.0', false],
  ['5.15.0', '6.0.0', true],
  ['6.14.0rc1', '6.14.0', false],
  ['6', '6.0.1', true],
])('%s is older than %s: %s', (a, b, older) => {
  expect(isOlder(a, b)).toBe(older);
});
