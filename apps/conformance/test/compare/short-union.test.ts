import { expect, test } from 'vitest';

import { shortUnion } from '../../src/compare/short-union.js';

test('a refusal of the validation library is left without the names of all classes, and without values of Python', () => {
  const title = '1 validation error for tagged-union[Main_A_Config,function-after[_fill(), Api_Config],Unknown_Config]';
  const text = `${title}\n\`a\`.name\n  Input should be 'x' [type=enum, input_value=<Kind.Dev: 'dev'>, input_type=Kind]`;
  expect(shortUnion(text)).toBe("1 validation error for tagged-union[…]\n`a`.name\n  Input should be 'x' [type=enum]");
  expect(
    shortUnion("Input tag 'a.b' does not match any of the expected tags: 'a.c', 'a.d' [type=union_tag_invalid]"),
  ).toBe("Input tag 'a.b' does not match any of the expected tags: … [type=union_tag_invalid]");
  expect(shortUnion('Board not found')).toBe('Board not found');
});
