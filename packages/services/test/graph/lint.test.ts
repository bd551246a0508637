import type { Graph } from '@x/models/graph';
import { expect, test } from 'vitest';
import { createGraph } from '../../src/internal/graph/builder.js';
import { lintGraph } from '../../src/internal/graph/lint/lint-graph.js';
import { readNodeTypes } from '../../src/internal/graph/types/read-node-types.js';
import { nodeDocument } from '../support/node-document.js';

const types = readNodeTypes(nodeDocument);
const found = (graph: Graph) => lintGraph(types, { graph }).map(({ message: _, ...finding }) => finding);
const error = { severity: 'error' } as const;
const warning = { severity: 'warning' } as const;

/** Returns a graph without problems: an image resized twice. */
function validGraph(): Graph {
  const graph = createGraph();
  const blank = graph.add('blank_image', { id: 'blank', width: 64 });
  const small = graph.add('img_resize' as string, { id: 'small', image: blank.out('image'), factor: 0.5 });
  graph.add('img_resize', { id: 'smaller', image: small.out('image') });
  return graph.build();
}
const edge = (from: string, to: string) => {
  const [source, destination] = [from, to].map((end) => end.split('.'));
  const [node = '', field = ''] = source ?? [];
  const [next = '', input = ''] = destination ?? [];
  return { source: { node_id: node, field }, destination: { node_id: next, field: input } };
};
const withNode = (id: string, node: object): Graph => ({
  ...validGraph(),
  nodes: { ...validGraph().nodes, [id]: { id, type: 'add', ...node } },
});
const withEdge = (from: string, to: string): Graph => ({
  ...validGraph(),
  edges: [...validGraph().edges, edge(from, to)],
});

test('a valid graph has no problems, nor has one without nodes', () => {
  expect(found(validGraph())).toEqual([]);
  expect(found({ nodes: {}, edges: [] })).toEqual([]);
});

test('the most similar type is suggested for an unknown one', () => {
  const suggestion = 'img_resize';
  const about = { ...error, code: 'unknown_node', nodeId: 'x', field: 'type' };
  expect(found(withNode('x', { type: 'img_rezise' }))).toEqual([{ ...about, suggestion }]);
  expect(found(withNode('x', { type: undefined }))).toEqual([{ ...about, suggestion: undefined }]);
});

test('a node of the editor is not executable, unless it is of a node pack', () => {
  const about = { ...error, code: 'not_executable', nodeId: 'x', field: 'type' };
  expect(found(withNode('x', { type: 'image_batch' }))).toEqual([about]);
  const template = types.templates.get('image_batch');
  const packed = new Map(types.templates);
  if (template) packed.set('image_batch', { ...template, node_pack: 'mine' });
  expect(lintGraph({ ...types, templates: packed }, { graph: withNode('x', { type: 'image_batch' }) })).toEqual([]);
});

test('an id is the key of its node, and unique', () => {
  const about = { ...error, code: 'node_id' };
  expect(found(withNode('x', { id: 'y' }))).toEqual([{ ...about, nodeId: 'x', suggestion: 'x' }]);
  expect(found(withNode('x', { id: undefined }))).toEqual([{ ...about, nodeId: 'x', suggestion: 'x' }]);
  expect(found(withNode('x', { id: { of: 'y' } }))).toEqual([{ ...about, nodeId: 'x', suggestion: 'x' }]);
  expect(found(withNode('x', { id: 'blank' }))).toEqual([
    { ...about, nodeId: 'blank' },
    { ...about, nodeId: 'x', suggestion: 'x' },
  ]);
});

test('a misspelt input is a warning, as the server ignores it, or an error on request', () => {
  const graph = withNode('x', { type: 'blank_image', widht: 8 });
  const about = { code: 'unknown_field', nodeId: 'x', field: 'widht', suggestion: 'width' };
  expect(found(graph)).toEqual([{ ...warning, ...about }]);
  const taken = withNode('x', { type: 'blank_image', widht: 8, width: 16 });
  expect(found(taken)).toEqual([{ ...warning, ...about, suggestion: undefined }]);
  expect(lintGraph(types, { graph }, { unknownFields: 'error' })).toMatchObject([{ ...error, ...about }]);
});

test('an input that is undefined is not sent, so that it is neither unknown nor wrong', () => {
  expect(found(withNode('x', { type: 'blank_image', widht: undefined, width: undefined }))).toEqual([]);
});

test('names of Object.prototype are unknown inputs', () => {
  expect(found(withNode('x', { constructor: 1 }))).toMatchObject([{ code: 'unknown_field', field: 'constructor' }]);
  expect(found(withEdge('blank.toString', 'small.valueOf'))).toMatchObject([
    { code: 'edge_field' },
    { code: 'edge_field' },
  ]);
  expect(found(withEdge('constructor.image', 'small.image'))).toMatchObject([{ code: 'edge_node' }]);
});

test('a node that keeps unknown inputs has no misspelt ones', () => {
  expect(found(withNode('x', { type: 'core_metadata', anything: [1] }))).toEqual([]);
});

test('checks values, also of inputs that every node has', () => {
  const graph = withNode('x', { type: 'blank_image', width: 12, mode: 'rgb', color: 'red', use_cache: 'perhaps' });
  expect(found(graph)).toMatchObject([
    { ...error, code: 'value_range', nodeId: 'x', field: 'width' },
    { ...error, code: 'value_choice', nodeId: 'x', field: 'mode', suggestion: 'RGB' },
    { ...error, code: 'value_type', nodeId: 'x', field: 'color' },
    { ...error, code: 'value_type', nodeId: 'x', field: 'use_cache' },
  ]);
});

test('NaN is no value, as JSON has no NaN', () => {
  for (const node of [
    { type: 'maybe', number: Number.NaN },
    { type: 'float', value: Number.NaN },
  ]) {
    expect(found(withNode('x', node))).toMatchObject([{ ...error, code: 'not_json', nodeId: 'x' }]);
  }
});

test('an input without a default needs a value or an edge', () => {
  const about = { ...error, code: 'missing_input', nodeId: 'x', field: 'image' };
  expect(found(withNode('x', { type: 'img_resize' }))).toEqual([about]);
  expect(found(withNode('x', { type: 'img_resize', image: null }))).toEqual([about]);
  expect(found(withNode('x', { type: 'img_resize', image: { image_name: 'a.png' } }))).toEqual([]);
});

test('an input that needs a value at once has a problem with an edge', () => {
  const graph = createGraph();
  const first = graph.add('lora', { id: 'first', model: { key: 'k', base: 'sdxl' } });
  graph.add('lora', { id: 'second', model: first.out('lora') });
  expect(found(graph.build())).toEqual([
    { ...error, code: 'missing_input', nodeId: 'second', field: 'model' },
    { ...warning, code: 'edge_direct', nodeId: 'second', field: 'model' },
  ]);
});

test('a node that may not run may lack an input', () => {
  const graph = createGraph();
  const branch = graph.add('img_resize', { id: 'branch' });
  graph.add('if', { true_input: branch.out('image') });
  const each = graph.add('iterate', { collection: graph.add('range').out('collection') });
  const sum = graph.add('add', { a: each.out('item') });
  graph.add('img_resize' as string, { id: 'later', factor: sum.out('value') });
  const about = { ...warning, code: 'missing_input', field: 'image' };
  expect(found(graph.build())).toEqual([
    { ...about, nodeId: 'branch' },
    { ...about, nodeId: 'later' },
  ]);
});

test('an edge has a node and a field at both ends', () => {
  expect(found(withEdge('blnk.image', 'small.imgae'))).toMatchObject([
    { ...error, code: 'edge_node', nodeId: 'blnk', suggestion: 'blank' },
    { ...error, code: 'edge_field', nodeId: 'small', field: 'imgae', suggestion: 'image' },
  ]);
  expect(found(withEdge('blank.imgae', 'nowhere.image'))).toMatchObject([
    { ...error, code: 'edge_field', nodeId: 'blank', field: 'imgae', suggestion: 'image' },
    { ...error, code: 'edge_node', nodeId: 'nowhere', suggestion: undefined },
  ]);
});

test('a duplicate or overridden edge is a warning', () => {
  const about = { ...warning, nodeId: 'small', field: 'image' };
  expect(found(withEdge('blank.image', 'small.image'))).toEqual([{ ...about, code: 'edge_duplicate' }]);
  const graph = withNode('other', { type: 'blank_image' });
  graph.edges.push(edge('other.image', 'small.image'));
  expect(found(graph)).toEqual([{ ...about, code: 'edge_overridden' }]);
});

test('an input of a collect node may have several edges', () => {
  const graph = createGraph();
  graph.add('collect', { item: [graph.add('integer').out('value'), graph.add('integer').out('value')] });
  expect(found(graph.build())).toEqual([]);
});

test('an edge into an input that should have a value is a warning', () => {
  const graph = createGraph();
  const yes = graph.add('boolean');
  graph.add('add', { id: 'x', is_intermediate: yes.out('value') });
  expect(found(graph.build())).toEqual([{ ...warning, code: 'edge_direct', nodeId: 'x', field: 'is_intermediate' }]);
});

test('inputs of a called workflow are not checked', () => {
  const graph = createGraph();
  const dynamic = 'saved_workflow_input::a::b';
  graph.add('call_saved_workflow', { [dynamic]: graph.add('integer').out('value') });
  expect(found(graph.build())).toEqual([]);
  graph.add('add' as string, { [dynamic]: graph.add('integer').out('value') });
  expect(found(graph.build())).toMatchObject([{ code: 'edge_field', field: dynamic }]);
});

test('finds a cycle and names its nodes in order', () => {
  const graph = withNode('sum', { a: 1 });
  graph.edges.push(edge('sum.value', 'blank.width'), edge('smaller.width', 'sum.a'));
  const cycle = ['blank', 'small', 'smaller', 'sum'];
  const turns = cycle.map((_, index) => [...cycle.slice(index), ...cycle.slice(0, index + 1)].join(' -> '));
  const findings = lintGraph(types, { graph });
  expect(findings).toMatchObject([{ ...error, code: 'cycle' }]);
  expect(turns).toContain(findings[0]?.message.replace('nodes depend on each other: ', ''));
  expect(found(withEdge('small.image', 'small.image'))).toContainEqual({ ...error, code: 'cycle', nodeId: 'small' });
});

test('lints a chain of 20 000 nodes without a stack overflow', () => {
  const graph = createGraph();
  let last = graph.add('integer');
  for (let index = 0; index < 20_000; index++) last = graph.add('add', { id: `n${index}`, a: last.out('value') });
  expect(found(graph.build())).toEqual([]);
});

test('errors are listed before warnings', () => {
  const findings = found(withNode('x', { type: 'blank_image', widht: 8, mode: 'rgb', hieght: 1 }));
  expect(findings.map(({ severity }) => severity)).toEqual(['error', 'warning', 'warning']);
});
