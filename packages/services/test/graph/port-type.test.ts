import type { ValueType } from '@x/models/node-template';
import { expect, test } from 'vitest';

import { portType } from '../../src/internal/graph/types/port-type.js';

const text: ValueType = { kind: 'string' };
const number: ValueType = { kind: 'number', limits: { minimum: 0 } };
const nameOf = (value: ValueType) => portType(value).name;
const union = (...members: ValueType[]): ValueType => ({ kind: 'union', members });
const choice = (...values: string[]): ValueType => ({ kind: 'choice', values });
const list = (item: ValueType): ValueType => ({ kind: 'list', item });

test('ignores the order of members and choices, and limits', () => {
  expect(nameOf(list(union(text, number)))).toBe(nameOf(list(union({ kind: 'number' }, text))));
  expect(nameOf(list(choice('a', 'b')))).toBe(nameOf(list(choice('b', 'a'))));
});

test('a type differs from the types it is composed of', () => {
  const types: ValueType[] = [
    text,
    list(text),
    list(list(text)),
    { kind: 'map', value: text },
    union(text),
    choice('string'),
  ];
  expect(new Set(types.map(nameOf)).size).toBe(types.length);
});
