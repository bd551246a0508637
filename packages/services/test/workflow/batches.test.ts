import { expect, test } from 'vitest';

import { convertWorkflow, type WorkflowEnvironment } from '../../src/workflow.js';
import { connector, invocation, workflowDocument } from '../support/workflow-document.js';
import { workflowTypes as types } from '../support/workflow-types.js';

const convert = (nodes: readonly object[], edges: readonly string[], environment: Partial<WorkflowEnvironment> = {}) =>
  convertWorkflow(workflowDocument(nodes, edges), { types, ...environment });
const integers = (id: string, batch_group_id: string | undefined, values: unknown) =>
  invocation(id, 'integer_batch', { batch_group_id, integers: values });
const targets = ['p', 'q', 'r', 's'].map((id) => invocation(id, 'add', { a: 5 }));
const data = (nodes: readonly object[], edges: readonly string[], environment?: Partial<WorkflowEnvironment>) =>
  convert([...nodes, ...targets], edges, environment).batch.data?.map((list) =>
    list.map(({ node_path, field_name, items }) => [`${node_path}.${field_name}`, items]),
  );
const problems = (nodes: readonly object[], edges: readonly string[]) =>
  convert([...nodes, ...targets], edges).problems.map(({ code, nodeId }) => [code, nodeId]);

test('batches of no group are combined, those of a group are zipped, in the order of the editor', () => {
  const nodes = [
    integers('a', 'None', [1]),
    integers('b', 'Group 2', [2]),
    integers('c', 'Group 1', [3]),
    integers('d', 'None', [4]),
    integers('e', 'Group 2', [5]),
  ];
  expect(
    data(nodes, ['a.value -> p.a', 'b.value -> p.b', 'c.value -> q.a', 'd.value -> q.b', 'e.value -> r.a']),
  ).toEqual([
    [['p.a', [1]]],
    [['q.b', [4]]],
    [
      ['p.b', [2]],
      ['r.a', [5]],
    ],
    [['q.a', [3]]],
  ]);
});

test('a batch to several inputs gives each the same values, and leaves no edge and the value in the graph', () => {
  const edges = ['a.value -> p.a', 'a.value -> q.b'];
  expect(data([integers('a', 'None', [1, 2])], edges)).toEqual([
    [
      ['p.a', [1, 2]],
      ['q.b', [1, 2]],
    ],
  ]);
  const { graph } = convert([integers('a', 'None', [1, 2]), ...targets], edges);
  expect([graph.edges, Object.keys(graph.nodes), graph.nodes['p']?.['a']]).toEqual([[], ['p', 'q', 'r', 's'], 5]);
});

test('another text, or none, is a group of its own', () => {
  const nodes = [integers('a', 'mine', [1, 2]), integers('b', 'mine', [3, 4]), integers('c', undefined, [5])];
  expect(data(nodes, ['a.value -> p.a', 'b.value -> q.a', 'c.value -> r.a'])?.map((list) => list.length)).toEqual([
    2, 1,
  ]);
});

test('connectors after a batch are followed to all ends', () => {
  const edges = ['a.value -> c.in', 'c.out -> p.a', 'c.out -> q.a'];
  expect(data([integers('a', 'None', [1]), connector('c')], edges)).toEqual([
    [
      ['p.a', [1]],
      ['q.a', [1]],
    ],
  ]);
});

test('only the output of the values gives values', () => {
  const images = invocation('a', 'image_batch', { batch_group_id: 'None', images: [{ image_name: 'a.png' }] });
  expect(data([images], ['a.width -> p.a'])).toEqual([]);
});

test('a generator replaces the list of the batch, through connectors too', () => {
  const value = { type: 'integer_generator_arithmetic_sequence', start: 7, count: 2 };
  const nodes = [
    invocation('g', 'integer_generator', { generator: value }),
    connector('c'),
    integers('a', 'None', [1]),
  ];
  expect(data(nodes, ['g.integers -> c.in', 'c.out -> a.integers', 'a.value -> p.a'])).toEqual([[['p.a', [7, 8]]]]);
});

test('the lookup of a generator is listed until its list is known', () => {
  const value = { type: 'image_generator_images_from_board', board_id: 'b' };
  const nodes = [
    invocation('g', 'image_generator', { generator: value }),
    invocation('a', 'image_batch', { batch_group_id: 'None' }),
    invocation('s', 'save', { image: { image_name: 'old.png' } }),
  ];
  const edges = ['g.images -> a.images', 'a.image -> s.image'];
  expect(convert(nodes, edges).lookups).toEqual([{ kind: 'board-images', boardId: 'b', category: 'images' }]);
  const { batch, lookups, problems: found } = convert(nodes, edges, { resolveLookup: () => ['x.png'] });
  expect([lookups, found, batch.data?.[0]?.[0]?.items]).toEqual([[], [], [{ image_name: 'x.png' }]]);
});

test.each([
  ['no edge', [integers('a', 'Group 1', [1])], [], [['batch_unconnected', 'a']]],
  ['no values', [integers('a', 'None', [])], ['a.value -> p.a'], [['batch_empty', 'a']]],
  [
    'lists of unequal length in a group',
    [integers('a', 'Group 1', [5, 10]), integers('b', 'Group 1', [5])],
    ['a.value -> p.a', 'b.value -> q.a'],
    [['batch_length', 'b']],
  ],
  ['a value that is no list', [integers('a', 'None', 7)], ['a.value -> p.a'], [['batch_value', 'a']]],
  [
    'an unknown generator',
    [invocation('g', 'integer_generator', { generator: { type: 'x_generator_y' } }), integers('a', 'None', [1])],
    ['g.integers -> a.integers', 'a.value -> p.a'],
    [['batch_value', 'a']],
  ],
  [
    'a generator of more values than there can be',
    [
      invocation('g', 'integer_generator', {
        generator: { type: 'integer_generator_arithmetic_sequence', count: 1e12 },
      }),
      integers('a', 'None', [5]),
    ],
    ['g.integers -> a.integers', 'a.value -> p.a'],
    [['batch_value', 'a']],
  ],
  [
    'a connector from nowhere',
    [connector('c'), integers('a', 'None', [1])],
    ['c.out -> a.integers', 'a.value -> p.a'],
    [['batch_value', 'a']],
  ],
])('%s keeps a batch from being run', (_, nodes, edges, found) => {
  expect(problems(nodes, edges)).toEqual(found);
});

test('runs are those of the environment', () => {
  expect([convert(targets, []).batch.runs, convert(targets, [], { runs: 3 }).batch.runs]).toEqual([1, 3]);
});
