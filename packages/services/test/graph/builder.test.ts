import { InputError } from '@x/transport/errors';
import { expect, test } from 'vitest';
import { createGraph } from '../../src/internal/graph/builder.js';
import { NodeCatalog } from '../../src/internal/graph/catalog.js';
import { NodeHandle } from '../../src/internal/graph/node-handle.js';
import { nodeDocument } from '../support/node-document.js';

test('outputs given as inputs become edges, everything else is a value', () => {
  const graph = createGraph();
  const blank = graph.add('blank_image', { width: 64 });
  graph.add('img_resize', { image: blank.out('image'), width: 32 });
  expect(graph.build()).toEqual({
    nodes: {
      blank_image_1: { id: 'blank_image_1', type: 'blank_image', width: 64 },
      img_resize_1: { id: 'img_resize_1', type: 'img_resize', width: 32 },
    },
    edges: [
      {
        source: { node_id: 'blank_image_1', field: 'image' },
        destination: { node_id: 'img_resize_1', field: 'image' },
      },
    ],
  });
});

test('a list of outputs becomes several edges, a list of values is a value', () => {
  const graph = createGraph();
  const one = graph.add('integer');
  graph.add('collect', { item: [one.out('value'), graph.add('integer').out('value')] });
  graph.add('integer_collection', { id: 'none', collection: [] });
  const { nodes, edges } = graph.build();
  expect(edges.map(({ source }) => source.node_id)).toEqual(['integer_1', 'integer_2']);
  expect(nodes['none']).toEqual({ id: 'none', type: 'integer_collection', collection: [] });
});

test('ids are made of the type, or given, and used once', () => {
  const graph = createGraph();
  graph.add('add', { id: 'add_1' });
  expect(graph.add('add')).toMatchObject({ id: 'add_2', type: 'add' });
  expect(graph.add('add').id).toBe('add_3');
  expect(() => graph.add('mul', { id: 'add_2' })).toThrow(InputError);
});

test('refuses an output of another graph, and adds nothing', () => {
  const [one, other] = [createGraph(), createGraph()];
  const foreign = one.add('integer').out('value');
  other.add('integer');
  expect(() => other.add('add', { a: foreign })).toThrow('a: "integer_1" is a node of another graph');
  expect(Object.keys(other.build().nodes)).toEqual(['integer_1']);
});

test('a graph that was built does not change later', () => {
  const graph = createGraph();
  const color = { r: 1, g: 0, b: 0, a: 255 };
  graph.add('blank_image', { color });
  const built = graph.build();
  graph.add('integer');
  color.r = 2;
  expect(built.nodes).toEqual({
    blank_image_1: { id: 'blank_image_1', type: 'blank_image', color: { ...color, r: 1 } },
  });
});

test('lints the graph built so far', async () => {
  const app = { version: async () => ({ version: '1' }), openApi: async () => nodeDocument };
  const catalog = new NodeCatalog({ app });
  const graph = createGraph();
  graph.add('add' as string, { aa: 1 });
  expect(await graph.lint(catalog)).toMatchObject([{ severity: 'warning', code: 'unknown_field' }]);
  expect(await graph.lint(catalog, { unknownFields: 'error' })).toMatchObject([{ severity: 'error' }]);
});

test.each([
  ['no type', 'type', [undefined]],
  ['an empty type', 'type', ['']],
  ['inputs that are none', 'inputs', ['add', null]],
  ['a list of inputs', 'inputs', ['add', [1]]],
  ['an id that is no text', 'id', ['add', { id: 1 }]],
  ['an empty id', 'id', ['add', { id: '' }]],
  ['an id that was cut', 'id', ['add', { id: '\uD83D' }]],
  ['an id that vanishes', 'id', ['add', { id: '__proto__' }]],
  ['an input that vanishes', '__proto__', ['add', JSON.parse('{ "__proto__": 1 }')]],
  ['a type among the inputs', 'type', ['add', { type: 'sub' }]],
  ['text that was cut', 'value', ['string', { value: 'a\uD83D' }]],
  ['a name that was cut', 'a\uD83D', ['string', { 'a\uD83D': 1 }]],
  ['a number that JSON has not', 'a', ['add', { a: Number.NaN }]],
  ['a function', 'a', ['add', { a: () => 1 }]],
  ['a map', 'a', ['add', { a: new Map() }]],
  ['a node in place of its output', 'a', ['add', { a: new NodeHandle('one', 'integer') }]],
  ['a list of nodes', 'item', ['collect', { item: [new NodeHandle('one', 'integer')] }]],
  ['outputs among values', 'item', ['collect', { item: [new NodeHandle('one', 'integer').out('value'), 1] }]],
])('%s is refused, and nothing is added', (_, argument, given) => {
  const graph = createGraph();
  const add = graph.add.bind(graph) as (...given: readonly unknown[]) => unknown;
  const error = ((): unknown => {
    try {
      return add(...given);
    } catch (reason) {
      return reason;
    }
  })();
  expect(error).toBeInstanceOf(InputError);
  expect(error).toMatchObject({ argument });
  expect(graph.build()).toEqual({ nodes: {}, edges: [] });
});
