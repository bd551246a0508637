import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseJson } from '../src/json.js';

test('what JSON holds is parsed as JSON.parse does', () => {
  fc.assert(
    fc.property(
      fc.json().filter((text) => !/\d{16,}(?:[,\]}]|$)/.test(text)),
      (text) => {
        expect(parseJson(text)).toEqual(JSON.parse(text));
      },
    ),
  );
});

describe('exact are', () => {
  test.each([
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', 9007199254740993n],
    ['[-18446744073709551616]', [-18446744073709551616n]],
    ['{"a": "9007199254740993 NaN"}', { a: '9007199254740993 NaN' }],
    ['[0.12345678901234567890]', [0.12345678901234568]],
    [
      '{"a": NaN, "b": [Infinity, -Infinity]}',
      { a: Number.NaN, b: [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY] },
    ],
  ])('%s', (text, value) => expect(parseJson(text)).toEqual(value));
});

test.each(['', '{', 'nothing', '{"a": Nan}', "{'a': 1}", '['.repeat(257) + ']'.repeat(257)])(
  '%.20s is no value',
  (text) => expect(parseJson(text)).toBeUndefined(),
);

test('brackets inside a text are no levels', () => {
  const text = '['.repeat(1_000);
  expect(parseJson(JSON.stringify([text, '"\\['.repeat(500)]))).toEqual([text, '"\\['.repeat(500)]);
});
