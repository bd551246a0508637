import type { ValueType } from '@x/models/node-template';
import { expect, test } from 'vitest';
import { checkValue } from '../../src/internal/graph/types/check-value.js';
import { readNodeTypes } from '../../src/internal/graph/types/read-node-types.js';
import { nodeDocument } from '../support/node-document.js';

const types = readNodeTypes(nodeDocument);
const integer: ValueType = { kind: 'integer' };
const text: ValueType = { kind: 'string' };
const color: ValueType = { kind: 'object', name: 'ColorField' };
const image: ValueType = { kind: 'object', name: 'ImageField' };
const choice = (...values: (string | number)[]): ValueType => ({ kind: 'choice', values });
const limited = (kind: 'integer' | 'number', limits: object): ValueType => ({ kind, limits });
const list = (item: ValueType, length?: { minimum?: number; maximum?: number }): ValueType => ({
  kind: 'list',
  item,
  length,
});
const either = (...members: ValueType[]): ValueType => ({ kind: 'union', members });

const accepted: readonly [ValueType, readonly unknown[]][] = [
  [{ kind: 'any' }, [null, 1, 'x', {}]],
  [integer, [0, -7, 64, true, '7', ' 7.0 ', '1_000', '+5', 1e20]],
  [{ kind: 'number' }, [0.5, 3, false, '1e3 ', '.5', '1.', 'inf', '-Infinity', 'nan', '1_0.5']],
  [text, ['', 'x', 5]],
  [{ kind: 'boolean' }, [true, 0, 1, 'off', 'YES', 't']],
  [{ kind: 'null' }, [null]],
  [choice('RGB', 256), ['RGB', 256]],
  [list(integer), [[], [1, '2']]],
  [list(text), [[5]]],
  [{ kind: 'map', value: integer }, [{}, { a: 1 }]],
  [image, [{ image_name: 'x' }, { image_name: 'x', more: 5 }]],
  [color, [{ r: '1', g: true, b: 2, a: 255 }]],
  [{ kind: 'object', name: 'NobodyKnows' }, [5, null]],
  [either(integer, { kind: 'null' }), [5, null]],
  [either({ kind: 'number' }, list({ kind: 'number' })), [1, [1, 2.5]]],
  [limited('integer', { minimum: 4, maximum: 8, multipleOf: 4 }), [4, 8]],
  [limited('number', { exclusiveMinimum: 0, exclusiveMaximum: 1 }), [0.01, 0.99, 'nan']],
  [limited('number', { multipleOf: 0.1 }), [0.3, -0.7, 0]],
  [{ kind: 'string', length: { minimum: 1, maximum: 2 } }, ['🌉🌉', 'a']],
];
test.each(accepted.flatMap(([type, values]) => values.map((value) => ({ type, value }))))(
  'the server accepts $value for $type',
  ({ type, value }) => {
    expect(checkValue(value, type, { types })).toBeUndefined();
  },
);

const refused: readonly [ValueType, readonly unknown[], string, string][] = [
  [integer, [5.5, 'abc', '5.5', '1e3', '', null, [], {}, 1e21, '0x10'], 'value_type', 'must be an integer'],
  [{ kind: 'number' }, ['', '0x10', 'e5', null, [1]], 'value_type', 'must be a number'],
  [text, [true, null, [], {}], 'value_type', 'must be a string'],
  [{ kind: 'boolean' }, [2, '', 'perhaps', null, 0.5], 'value_type', 'must be true or false'],
  [choice('RGB', 'RGBA'), ['rgbx', 3, null], 'value_choice', 'must be "RGB" or "RGBA"'],
  [choice(256, 512), ['256'], 'value_choice', 'must be 256 or 512'],
  [choice(...'abcdefghij'), ['x'], 'value_choice', 'must be "a", "b", "c", "d", "e", "f", "g", "h" or 2 others'],
  [list(integer), ['x', { 0: 1 }], 'value_type', 'must be a list'],
  [list(integer), [[1, 'x']], 'value_type', '1: must be an integer'],
  [list(integer, { minimum: 1, maximum: 2 }), [[1, 2, 3]], 'value_length', 'must have at most 2 items'],
  [{ kind: 'map', value: integer }, [{ a: 'x' }], 'value_type', 'a: must be an integer'],
  [{ kind: 'map', value: integer }, ['x', [1], null], 'value_type', 'must be an object, got'],
  [image, ['x.png', 5, null, ['x']], 'value_type', 'must be an object (ImageField)'],
  [image, [{}, { name: 'x' }], 'value_type', 'must have a field "image_name"'],
  [image, [{ image_name: 5 }], 'value_type', 'image_name: must be a string'],
  [color, [{ r: 256, g: 0, b: 0, a: 0 }], 'value_range', 'r: must be at most 255'],
  [either(integer, { kind: 'null' }), ['x'], 'value_type', 'must be an integer or null'],
  [either(list(integer), list(text)), ['x'], 'value_type', 'must be a list'],
  [either(list(integer), limited('number', { maximum: 2 })), [5], 'value_range', 'must be at most 2'],
  [limited('integer', { minimum: 1 }), [0, '0'], 'value_range', 'must be at least 1'],
  [limited('number', { exclusiveMinimum: 0 }), [0, false], 'value_range', 'must be more than 0'],
  [limited('number', { exclusiveMaximum: 1 }), [1, 'inf'], 'value_range', 'must be less than 1'],
  [limited('integer', { multipleOf: 8 }), [12, 1], 'value_range', 'must be a multiple of 8'],
  [limited('number', { multipleOf: 0.1 }), [0.25], 'value_range', 'must be a multiple of 0.1'],
  [{ kind: 'string', length: { minimum: 2 } }, ['🌉'], 'value_length', 'must have at least 2 characters'],
];
test.each(refused.flatMap(([type, values, code, message]) => values.map((value) => ({ type, value, code, message }))))(
  'the server refuses $value: $message',
  ({ type, value, code, message }) => {
    expect(checkValue(value, type, { types })).toMatchObject({ code, message: expect.stringContaining(message) });
  },
);

test.each<[ValueType, unknown, string]>([
  [integer, 'abc', 'must be an integer, got "abc"'],
  [integer, undefined, 'must be an integer, got undefined'],
  [{ kind: 'null' }, 1n, 'must be null, got 1'],
  [image, 'x'.repeat(100), `must be an object (ImageField), got "${'x'.repeat(59)}…`],
  [choice('RGB', 'RGBA'), 'rgb', 'must be "RGB" or "RGBA", got "rgb"'],
  [limited('integer', { minimum: 1 }), '0', 'must be at least 1, got 0'],
  [list(integer, { maximum: 2 }), [1, 2, 3], 'must have at most 2 items, got 3'],
  [list(integer), [1, null], '1: must be an integer, got null'],
])('a problem says which value has it: %o, %o', (type, value, message) => {
  expect(checkValue(value, type, { types })?.message).toBe(message);
});

test('the most similar choice is suggested', () => {
  expect(checkValue('rgba', choice('RGB', 'RGBA', 'HSV'), { types })?.suggestion).toBe('RGBA');
});
