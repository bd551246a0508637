import { expect, test } from 'vitest';

import { compareShapes, merge, shapeOf } from '../../src/web/compare/shape.js';

const compare = (a: unknown, b: unknown, dictionaries: readonly string[] = []) =>
  compareShapes(shapeOf(a), shapeOf(b), (path) => dictionaries.includes(path));

test('values of the same shape do not differ, whatever they are', () => {
  const value = { id: 'a', size: 1, tags: ['x'], board: { name: 'b' } };
  expect(compare(value, { id: 'z', size: 9, tags: ['y', 'z'], board: { name: '' } })).toEqual([]);
});

test('names each field that is missing, added or of another type', () => {
  expect(compare({ a: 1, b: { c: 'x' }, d: [{ e: true }] }, { b: { c: 1 }, d: [{ e: true, f: 1 }], g: 0 })).toEqual([
    'a: given / missing',
    'b.c: string / number',
    'd[].f: missing / given',
    'g: missing / given',
  ]);
  expect(compare([], {})).toEqual(['the body: array / object']);
});

test('null and an empty list have the shape of everything', () => {
  expect(compare({ a: null, b: [] }, { a: { c: 1 }, b: [{ d: 1 }] })).toEqual([]);
});

test('names of properties that are data are not compared, only what they hold', () => {
  const [a, b] = [{ nodes: { x: { id: 'x' } } }, { nodes: { y: { id: 'y' }, z: { id: 'z' } } }];
  expect(compare(a, b)).toHaveLength(3);
  expect(compare(a, b, ['nodes'])).toEqual([]);
  expect(compare(a, { nodes: { y: { id: 1 } } }, ['nodes'])).toEqual(['nodes.*.id: string / number']);
});

test('shapes of several responses add up', () => {
  const both = merge(shapeOf({ a: 1, c: [] }), shapeOf({ a: 'x', b: 1, c: [1] }));
  expect(compareShapes(both, shapeOf({ a: 1, b: 1, c: ['x'] }), () => false)).toEqual([
    'a: number, string / number',
    'c[]: number / string',
  ]);
});
