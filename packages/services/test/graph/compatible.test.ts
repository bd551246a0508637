import type { ValueType } from '@x/models/node-template';
import { expect, test } from 'vitest';
import type { NodeTypes } from '../../src/internal/graph/node-types.js';
import { isSubtypeOf } from '../../src/internal/graph/types/compatible.js';
import { portType } from '../../src/internal/graph/types/port-type.js';

const number: ValueType = { kind: 'number' };
const objects = [{ Nothing: {} }, { Point: { x: number } }, { Pixel: { x: number, color: number } }].flatMap(
  Object.entries,
);
const types: NodeTypes = {
  templates: new Map(),
  objects: new Map(objects.map(([name, fields]) => [name, { name, fields, required: [] }])),
};
const named = (name: string) => portType({ kind: 'object', name });
const isSubtype = (from: string, to: string): boolean => isSubtypeOf(named(from), named(to), types);

test('an object with all fields of another, and more, is its subtype', () => {
  expect([isSubtype('Pixel', 'Point'), isSubtype('Point', 'Pixel')]).toEqual([true, false]);
});

test('no object is a subtype of one without fields', () => {
  expect(isSubtype('Point', 'Nothing')).toBe(false);
});
