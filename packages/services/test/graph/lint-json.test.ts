import type { BatchDatum } from '@x/models/batch';
import type { Graph } from '@x/models/graph';
import { expect, test } from 'vitest';

import { lintGraph } from '../../src/internal/graph/lint/lint-graph.js';
import { readNodeTypes } from '../../src/internal/graph/types/read-node-types.js';
import { nodeDocument } from '../support/node-document.js';

const types = readNodeTypes(nodeDocument);
const CUT = 'a cat 🐱'.slice(0, -1);
const ownProto: unknown = JSON.parse('{ "__proto__": 1 }');

const withValue = (value: unknown, type = 'string'): Graph => ({
  nodes: { n: { id: 'n', type, value } },
  edges: [],
});

const cyclic: { self?: unknown } = {};
cyclic.self = [cyclic];

test.each([
  ['text that was cut', CUT, 'half of a surrogate pair'],
  ['the other half', '🐱'.slice(1), 'half of a surrogate pair'],
  ['text in a list', ['a', CUT], '1: '],
  ['text in an object', { a: { b: [CUT] } }, 'a.b.0: '],
  ['a field that was cut', { [CUT]: 1 }, 'half of a surrogate pair'],
  ['NaN', Number.NaN, 'must be a finite number, got NaN'],
  ['Infinity', { a: [1, -Infinity] }, 'a.1: must be a finite number'],
  ['an integer that may have lost digits', 2 ** 60, 'pass a bigint, such as 1152921504606846976n'],
  ['a function', () => 1, 'got a function'],
  ['a symbol', Symbol('s'), 'got a symbol'],
  ['a hole in a list', [1, undefined], '1: must be a value'],
  ['a map', new Map([['a', 1]]), 'must be a plain object, got a Map'],
  ['an object that contains itself', cyclic, 'self.0: must not contain itself'],
  ['a field that would vanish', { a: ownProto }, 'a.__proto__: '],
])('what JSON cannot carry is found: %s', (_, value, message) => {
  for (const type of ['string', 'float', 'no such type']) {
    const found = lintGraph(types, { graph: withValue(value, type) }).filter(({ field }) => field === 'value');
    expect(found).toMatchObject([{ severity: 'error', code: 'not_json', nodeId: 'n' }]);
    expect(found[0]?.message).toContain(message);
  }
});

const datum = (changes: Partial<BatchDatum>): readonly BatchDatum[] => [
  { node_path: 'n', field_name: 'value', items: ['a'], ...changes },
];
const codes = (subject: Parameters<typeof lintGraph>[1]): string[] => lintGraph(types, subject).map(({ code }) => code);

test('ill-formed text is found wherever there is text', () => {
  const graph = withValue('a');
  const end = { node_id: 'n', field: 'value' };
  expect(codes({ graph })).toEqual([]);
  expect(codes({ graph: { ...graph, id: CUT } })).toEqual(['not_json']);
  expect(codes({ graph: { nodes: { [CUT]: { id: CUT, type: 'string' } }, edges: [] } })).toEqual(['not_json']);
  const lost = { nodes: { ['__proto__']: { id: '__proto__', type: 'string' } }, edges: [] };
  expect(codes({ graph: lost })).toEqual(['not_json']);
  expect(codes({ graph: { nodes: { n: { id: 'n', type: CUT } }, edges: [] } })).toContain('not_json');
  expect(codes({ graph: { nodes: { n: { id: 'n', type: 'string', [CUT]: 1 } }, edges: [] } })).toEqual(['not_json']);
  const edges = [{ source: { node_id: 'n', field: CUT }, destination: end }];
  expect(codes({ graph: { ...graph, edges } })).toContain('not_json');
  expect(codes({ graph, data: [[...datum({ items: ['a', CUT] })]] })).toEqual(['not_json']);
  expect(codes({ graph, data: [[...datum({ items: [Number.NaN] })]] })).toEqual(['not_json']);
  expect(codes({ graph, data: [[...datum({ field_name: CUT })]] })).toEqual(['not_json']);
  expect(codes({ graph, workflow: { notes: [CUT] } })).toEqual(['not_json']);
  expect(codes({ graph, workflow: { at: Number.POSITIVE_INFINITY } })).toEqual(['not_json']);
});

test('what JSON carries is no finding: emoji, nested values, undefined fields, objects without a prototype', () => {
  const plain: object = Object.assign(Object.create(null), { a: 1 });
  for (const value of ['🐱 ü 漢', '', 2n ** 64n, new Date(0), { a: [1, null, { b: true, c: undefined }] }, plain]) {
    expect(codes({ graph: withValue(value) })).not.toContain('not_json');
  }
});

test.each([800, 100_000])('values nested %i levels deep are read, or refused', (levels) => {
  let value: unknown = CUT;
  for (let level = 0; level < levels; level++) value = [value];
  expect(codes({ graph: withValue(value) })).toEqual(['not_json']);
});

test('a bigint is an integer', () => {
  const seed = (value: bigint) => ({ nodes: { n: { id: 'n', type: 'integer', value } }, edges: [] });
  expect(codes({ graph: seed(2n ** 64n) })).toEqual([]);
  expect(codes({ graph: seed(1n), data: [[{ node_path: 'n', field_name: 'value', items: [1, 2n ** 64n] }]] })).toEqual(
    [],
  );
});
