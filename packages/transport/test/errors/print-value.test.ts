import { expect, test } from 'vitest';

import { printValue } from '../../src/errors.js';

test.each<[string, unknown]>([
  ['"img_blurr"', 'img_blurr'],
  ['"a \\"b\\"\\n\\ud800"', 'a "b"\n\ud800'],
  ['""', ''],
  ['0', 0],
  ['NaN', Number.NaN],
  ['true', true],
  ['undefined', undefined],
  ['null', null],
  ['12n', 12n],
  ['a function', () => 'secret'],
  ['a symbol', Symbol('secret')],
  ['an object', { password: 'secret' }],
  ['an object', new Error('secret')],
  ['a list of 1 item', ['secret']],
  ['a list of 0 items', []],
])('prints %s', (text, value) => {
  expect(printValue(value)).toBe(text);
});

test('shortens text to 80 characters', () => {
  expect(printValue('x'.repeat(80))).toBe(`"${'x'.repeat(80)}"`);
  expect(printValue('x'.repeat(81))).toBe(`"${'x'.repeat(80)}…"`);
  expect(printValue(10n ** 100n)).toHaveLength(82);
});
