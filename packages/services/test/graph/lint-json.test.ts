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

test.each([
  ['text that was cut', CUT, 'has half a character (\\uD83D) as character 7: it was cut in the middle of one'],
  ['the other half', '🐱'.slice(1), 'has half a character (\\uDC31) as character 1: it was cut in the middle of one'],
  ['text in a list', ['a', CUT], '[1] has half a character'],
  ['text in an object', { a: { b: [CUT] } }, 'a.b[0] has half a character'],
  ['a field', { [CUT]: 1 }, 'has a field with half a character'],
])('ill-formed text is found: %s', (_, value, message) => {
  const [first, ...others] = lintGraph(types, { graph: withValue(value) });
  expect(first).toMatchObject({ severity: 'error', code: 'ill_formed_text', nodeId: 'n', field: 'value' });
  expect(first?.message).toContain(message);
  expect(others).toEqual([]);
});

const cyclic: { self?: unknown } = {};
cyclic.self = [cyclic];

test.each([
  ['NaN', Number.NaN, 'is NaN, which JSON cannot carry'],
  ['Infinity', { a: [1, -Infinity] }, 'a[1] is -Infinity'],
  ['a function', () => 1, 'is a function'],
  ['a symbol', Symbol('s'), 'is a symbol'],
  ['a bigint', 1n, 'is a bigint'],
  ['a hole in a list', [1, undefined], '[1] is undefined'],
  ['a map', new Map([['a', 1]]), 'is a Map, not an object or list of plain values'],
  ['a date', { at: new Date(0) }, 'at is a Date'],
  ['an object that contains itself', cyclic, 'self[0] contains itself'],
  ['a field that would vanish', { a: ownProto }, 'a has a field "__proto__"'],
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
  expect(codes({ graph: { ...graph, id: CUT } })).toEqual(['ill_formed_text']);
  expect(codes({ graph: { nodes: { [CUT]: { id: CUT, type: 'string' } }, edges: [] } })).toEqual(['ill_formed_text']);
  expect(codes({ graph: { nodes: { n: { id: 'n', type: CUT } }, edges: [] } })).toContain('ill_formed_text');
  expect(codes({ graph: { nodes: { n: { id: 'n', type: 'string', [CUT]: 1 } }, edges: [] } })).toEqual([
    'ill_formed_text',
  ]);
  const edges = [{ source: { node_id: 'n', field: CUT }, destination: end }];
  expect(codes({ graph: { ...graph, edges } })).toContain('ill_formed_text');
  expect(codes({ graph, data: [[...datum({ items: ['a', CUT] })]] })).toEqual(['ill_formed_text']);
  expect(codes({ graph, data: [[...datum({ items: [Number.NaN] })]] })).toEqual(['not_json']);
  expect(codes({ graph, data: [[...datum({ field_name: CUT })]] })).toEqual(['ill_formed_text']);
  expect(codes({ graph, workflow: { notes: [CUT] } })).toEqual(['ill_formed_text']);
  expect(codes({ graph, workflow: { at: Number.POSITIVE_INFINITY } })).toEqual(['not_json']);
});

test('what JSON carries is no finding: emoji, nested values, undefined fields, objects without a prototype', () => {
  const plain: object = Object.assign(Object.create(null), { a: 1 });
  for (const value of ['🐱 ü 漢', '', { a: [1, null, { b: true, c: undefined }] }, plain]) {
    expect(codes({ graph: withValue(value) })).not.toContain('not_json');
    expect(codes({ graph: withValue(value) })).not.toContain('ill_formed_text');
  }
});

test.each([
  [800, 'ill_formed_text'],
  [100_000, 'not_json'],
])('values nested %i levels deep are read, or refused', (levels, code) => {
  let value: unknown = CUT;
  for (let level = 0; level < levels; level++) value = [value];
  expect(codes({ graph: withValue(value) })).toEqual([code]);
});
