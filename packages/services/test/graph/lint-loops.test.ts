import { expect, test } from 'vitest';
import { createGraph, type GraphBuilder } from '../../src/internal/graph/builder.js';
import { lintGraph } from '../../src/internal/graph/lint/lint-graph.js';
import { readNodeTypes } from '../../src/internal/graph/types/read-node-types.js';
import { nodeDocument } from '../support/node-document.js';

const types = readNodeTypes(nodeDocument);
const said = (graph: GraphBuilder): string[] =>
  lintGraph(types, { graph: graph.build() }).flatMap(({ code, nodeId: id, field, message }) =>
    code === 'iterate' || code === 'collect' ? [`${id}.${field} ${message}`] : [],
  );

test('a loop over a list, gathered again, is good', () => {
  const graph = createGraph();
  const each = graph.add('iterate', { collection: graph.add('range').out('collection') });
  const all = graph.add('collect', { item: graph.add('add', { a: each.out('item') }).out('value') });
  const more = graph.add('collect', { collection: all.out('collection'), item: graph.add('integer').out('value') });
  graph.add('integer_collection', { collection: more.out('collection') });
  graph.add('iterate', { collection: more.out('collection') });
  expect(said(graph)).toEqual([]);
});

test('a loop needs one list', () => {
  const graph = createGraph();
  const lists = [graph.add('range').out('collection'), graph.add('range').out('collection')];
  graph.add('iterate', { id: 'none' });
  graph.add('iterate', { id: 'two', collection: lists });
  graph.add('iterate', { id: 'single', collection: graph.add('integer').out('value') });
  graph.add('iterate', { id: 'empty', collection: graph.add('collect', { id: 'nothing' }).out('collection') });
  expect(said(graph)).toEqual([
    'none.collection needs an edge that brings a list',
    'two.collection takes one edge only',
    'single.collection needs a list, not integer',
    'nothing.item needs an edge that brings an item or a list',
    'empty.collection the list of nothing has no items',
  ]);
});

test('a loop gives what is in the list', () => {
  const graph = createGraph();
  const numbers = graph.add('iterate', { id: 'numbers', collection: graph.add('range').out('collection') });
  graph.add('img_resize', { id: 'small', image: numbers.out('item') });
  const all = graph.add('collect', { item: graph.add('blank_image').out('image') });
  const pictures = graph.add('iterate', { id: 'pictures', collection: all.out('collection') });
  graph.add('add', { id: 'sum', a: pictures.out('item') });
  expect(said(graph)).toEqual([
    'numbers.item gives integer, which small.image does not take',
    'pictures.item gives ImageField, which sum.a does not take',
  ]);
});

test('what is gathered is of one type', () => {
  const graph = createGraph();
  const [number, image] = [graph.add('integer').out('value'), graph.add('blank_image').out('image')];
  graph.add('collect', { id: 'alike', item: [number, graph.add('boolean').out('value')] });
  graph.add('collect', { id: 'anything', item: [number, graph.add('if').out('value')] });
  graph.add('collect', { id: 'mixed', item: [number, image] });
  graph.add('collect', { id: 'lists', item: image, collection: graph.add('range').out('collection') });
  graph.add('collect', { id: 'single', collection: number });
  const inner = graph.add('collect', { item: image });
  graph.add('collect', { id: 'outer', item: number, collection: inner.out('collection') });
  expect(said(graph)).toEqual([
    'mixed.item mixes ImageField and integer',
    'lists.item mixes ImageField and integer',
    'single.collection needs a list, not integer',
    'outer.item mixes ImageField and integer',
  ]);
});

test('what is gathered goes where a list of it goes', () => {
  const graph = createGraph();
  const images = graph.add('collect', { id: 'images', item: graph.add('blank_image').out('image') });
  graph.add('integer_collection', { id: 'numbers', collection: images.out('collection') });
  const unknown = graph.add('collect', { id: 'unknown', item: graph.add('if').out('value') });
  graph.add('integer_collection', { id: 'others', collection: unknown.out('collection') });
  graph.add('if', { true_input: images.out('collection') });
  expect(said(graph)).toEqual([
    'images.collection gives a list of ImageField, which numbers.collection does not take',
    'unknown.collection gives a list of anything, which others.collection does not take',
  ]);
});

test('what may be anything goes on to no list of something, but to a loop', () => {
  const graph = createGraph();
  const unknown = graph.add('collect', { id: 'unknown', item: graph.add('if').out('value') }).out('collection');
  graph.add('collect', { id: 'next', item: graph.add('integer').out('value'), collection: unknown });
  graph.add('add', { a: graph.add('iterate', { collection: unknown }).out('item') });
  expect(said(graph)).toEqual(['unknown.collection gives a list of anything, which next.collection does not take']);
});

test('what may be anything may be a list', () => {
  const graph = createGraph();
  const all = graph.add('collect', { collection: graph.add('if').out('value') });
  const each = graph.add('iterate', { collection: all.out('collection') });
  const again = graph.add('collect', { collection: each.out('item') });
  graph.add('add', { a: graph.add('iterate', { collection: again.out('collection') }).out('item') });
  expect(said(graph)).toEqual([]);
});

test('gathering in a circle ends', () => {
  const graph = createGraph();
  graph.add('collect', { id: 'a', item: graph.add('integer').out('value') });
  const built = graph.build();
  const end = { node_id: 'a', field: 'collection' };
  built.edges.push({ source: end, destination: end });
  expect(lintGraph(types, { graph: built }).map(({ code }) => code)).toEqual(['cycle']);
});
