import { expect, test } from 'vitest';
import { createGraph, type GraphBuilder } from '../../src/internal/graph/builder.js';
import { lintGraph } from '../../src/internal/graph/lint/lint-graph.js';
import { readNodeTypes } from '../../src/internal/graph/types/read-node-types.js';
import { nodeDocument } from '../support/node-document.js';

const types = readNodeTypes(nodeDocument);
const messages = (graph: GraphBuilder): string[] =>
  lintGraph(types, { graph: graph.build() }).flatMap(({ code, nodeId: id, field, message }) =>
    code === 'iterate' || code === 'collect' ? [`${id}.${field} ${message}`] : [],
  );

test('a loop over a list whose results are collected has no problems', () => {
  const graph = createGraph();
  const each = graph.add('iterate', { collection: graph.add('range').out('collection') });
  const all = graph.add('collect', { item: graph.add('add', { a: each.out('item') }).out('value') });
  const more = graph.add('collect', { collection: all.out('collection'), item: graph.add('integer').out('value') });
  graph.add('integer_collection', { collection: more.out('collection') });
  graph.add('iterate', { collection: more.out('collection') });
  expect(messages(graph)).toEqual([]);
});

test('a loop needs one list', () => {
  const graph = createGraph();
  const lists = [graph.add('range').out('collection'), graph.add('range').out('collection')];
  graph.add('iterate', { id: 'none' });
  graph.add('iterate', { id: 'two', collection: lists });
  graph.add('iterate', { id: 'single', collection: graph.add('integer').out('value') });
  graph.add('iterate', { id: 'empty', collection: graph.add('collect', { id: 'items' }).out('collection') });
  expect(messages(graph)).toEqual([
    'none.collection needs an edge from a list',
    'two.collection accepts one edge only',
    'single.collection needs a list, not integer',
    'items.item needs an edge into item or collection',
    'empty.collection nothing is connected to items',
  ]);
});

test('a loop outputs the items of its list', () => {
  const graph = createGraph();
  const numbers = graph.add('iterate', { id: 'numbers', collection: graph.add('range').out('collection') });
  graph.add('img_resize', { id: 'small', image: numbers.out('item') });
  const all = graph.add('collect', { item: graph.add('blank_image').out('image') });
  const images = graph.add('iterate', { id: 'images', collection: all.out('collection') });
  graph.add('add', { id: 'sum', a: images.out('item') });
  expect(messages(graph)).toEqual([
    'numbers.item outputs integer, which small.image does not accept',
    'images.item outputs ImageField, which sum.a does not accept',
  ]);
});

test('the items of a collect node are of one type', () => {
  const graph = createGraph();
  const [number, image] = [graph.add('integer').out('value'), graph.add('blank_image').out('image')];
  graph.add('collect', { id: 'alike', item: [number, graph.add('boolean').out('value')] });
  graph.add('collect', { id: 'anything', item: [number, graph.add('if').out('value')] });
  graph.add('collect', { id: 'mixed', item: [number, image] });
  graph.add('collect', { id: 'lists', item: image, collection: graph.add('range').out('collection') });
  graph.add('collect', { id: 'single', collection: number });
  const inner = graph.add('collect', { item: image });
  graph.add('collect', { id: 'outer', item: number, collection: inner.out('collection') });
  expect(messages(graph)).toEqual([
    'mixed.item mixes ImageField and integer',
    'lists.item mixes ImageField and integer',
    'single.collection needs a list, not integer',
    'outer.item mixes ImageField and integer',
  ]);
});

test('a collected list is accepted where a list of its items is', () => {
  const graph = createGraph();
  const images = graph.add('collect', { id: 'images', item: graph.add('blank_image').out('image') });
  graph.add('integer_collection', { id: 'numbers', collection: images.out('collection') });
  const unknown = graph.add('collect', { id: 'unknown', item: graph.add('if').out('value') });
  graph.add('integer_collection', { id: 'others', collection: unknown.out('collection') });
  graph.add('if', { true_input: images.out('collection') });
  expect(messages(graph)).toEqual([
    'images.collection outputs a list of ImageField, which numbers.collection does not accept',
    'unknown.collection outputs a list of any, which others.collection does not accept',
  ]);
});

test('a list of any is accepted by a loop, but not by a list of one type', () => {
  const graph = createGraph();
  const unknown = graph.add('collect', { id: 'unknown', item: graph.add('if').out('value') }).out('collection');
  graph.add('collect', { id: 'next', item: graph.add('integer').out('value'), collection: unknown });
  graph.add('add', { a: graph.add('iterate', { collection: unknown }).out('item') });
  expect(messages(graph)).toEqual(['unknown.collection outputs a list of any, which next.collection does not accept']);
});

test('a value of any type may be a list', () => {
  const graph = createGraph();
  const all = graph.add('collect', { collection: graph.add('if').out('value') });
  const each = graph.add('iterate', { collection: all.out('collection') });
  const again = graph.add('collect', { collection: each.out('item') });
  graph.add('add', { a: graph.add('iterate', { collection: again.out('collection') }).out('item') });
  graph.add('collect', { item: graph.add('if').out('value'), collection: all.out('collection') });
  expect(messages(graph)).toEqual([]);
});

test('an object instead of a list is reported once, not once more by the loop after it', () => {
  const graph = createGraph();
  const all = graph.add('collect', { id: 'all', collection: graph.add('mask').out('details') });
  graph.add('iterate', { collection: all.out('collection') });
  expect(messages(graph)).toEqual(['all.collection needs a list, not union<map<string,any>,null>']);
});

test('a collect node that depends on itself is a cycle', () => {
  const graph = createGraph();
  graph.add('collect', { id: 'a', item: graph.add('integer').out('value') });
  const built = graph.build();
  const end = { node_id: 'a', field: 'collection' };
  built.edges.push({ source: end, destination: end });
  expect(lintGraph(types, { graph: built }).map(({ code }) => code)).toEqual(['cycle']);
});
