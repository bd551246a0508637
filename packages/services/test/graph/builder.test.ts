import { InputError } from '@x/transport/errors';
import { expect, test } from 'vitest';
import { createGraph } from '../../src/internal/graph/builder.js';
import { NodeCatalog } from '../../src/internal/graph/catalog.js';
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
  const color = { r: 1 };
  graph.add('blank_image', { color });
  const built = graph.build();
  graph.add('integer');
  color.r = 2;
  expect(built.nodes).toEqual({ blank_image_1: { id: 'blank_image_1', type: 'blank_image', color: { r: 1 } } });
});

test('lints the graph built so far', async () => {
  const app = { version: async () => ({ version: '1' }), openApi: async () => nodeDocument };
  const catalog = new NodeCatalog({ app });
  const graph = createGraph();
  graph.add('add', { aa: 1 });
  expect(await graph.lint(catalog)).toMatchObject([{ severity: 'warning', code: 'unknown_field' }]);
  expect(await graph.lint(catalog, { unknownFields: 'error' })).toMatchObject([{ severity: 'error' }]);
});
