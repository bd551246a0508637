import { connector, type Fields, node, workflow } from '../document.js';
import { IMAGE, type WorkflowCase } from '../workflow-case.js';

/** Nodes that the cases connect, by id, and what the graph holds of each when no edge replaces a value. */
const NODES: Readonly<Record<string, readonly [type: string, values: Fields]>> = {
  a: ['integer', { value: 5 }],
  b: ['add', { a: 1, b: 2 }],
  c: ['collect', {}],
  d: ['add', { a: 3, b: 4 }],
  e: ['collect', {}],
  f: ['float', { value: 0.5 }],
  i: ['iterate', {}],
  j: ['string_join', { string_left: 'l', string_right: 'r' }],
  l: ['integer_collection', { collection: [7] }],
  m: ['metadata_item', { label: 'm', value: 'v' }],
  r: ['range', { start: 0, stop: 3, step: 1 }],
  s: ['string', { value: 'x' }],
  t: ['boolean', { value: true }],
  z: ['if', { condition: true }],
};

const entry = (id: string): readonly [string, Fields] => NODES[id] ?? ['integer', {}];
const nodesOf = (ids: string): Fields[] => [...ids].map((id) => node(id, ...entry(id)));

/** What the graph holds of nodes, without the inputs that edges give. */
function graphOf(ids: string, edges: readonly string[]): Readonly<Record<string, Fields>> {
  const given = new Set(edges.map((edge) => edge.split(' -> ')[1]));
  return Object.fromEntries(
    [...ids].map((id) => {
      const [type, values] = entry(id);
      const own = Object.entries(values).filter(([name]) => !given.has(`${id}.${name}`));
      return [id, { type, ...Object.fromEntries(own) }];
    }),
  );
}

const kept = (title: string, ids: string, edges: readonly string[]): WorkflowCase => ({
  title,
  document: workflow(nodesOf(ids), edges),
  expected: { nodes: graphOf(ids, edges), edges },
});

/** The last edge is removed, and the value of its input takes effect again. */
const removed = (title: string, ids: string, edges: readonly string[], server?: string): WorkflowCase => {
  const rest = edges.slice(0, -1);
  const [, input] = edges.at(-1)?.split(' -> ') ?? [];
  return {
    title,
    document: workflow(nodesOf(ids), edges),
    expected: {
      nodes: graphOf(ids, rest),
      edges: rest,
      changes: [`edge_removed ${input}`],
      ...(server === undefined ? {} : { server }),
    },
  };
};

/** Edges as they are checked, in the order of the document. */
export const cases: readonly WorkflowCase[] = [
  kept('an edge takes the place of a value', 'ab', ['a.value -> b.a']),
  kept('an integer for a number', 'af', ['a.value -> f.value']),
  kept('an integer for a text', 'aj', ['a.value -> j.string_left']),
  kept('a number for a text', 'fj', ['f.value -> j.string_left']),
  kept('anything for an input that takes anything', 'am', ['a.value -> m.value']),
  kept('a list for a loop', 'ri', ['r.collection -> i.collection']),
  kept('an item of a loop for an integer', 'rib', ['r.collection -> i.collection', 'i.item -> b.a']),
  kept('the number of an item', 'rib', ['r.collection -> i.collection', 'i.index -> b.a']),
  kept('several items of one list', 'abc', ['a.value -> c.item', 'b.value -> c.item']),
  kept('a list of collected items for a list of integers', 'acl', [
    'a.value -> c.item',
    'c.collection -> l.collection',
  ]),
  kept('a list that is collected further', 'ace', ['a.value -> c.item', 'c.collection -> e.collection']),
  kept('lists of one type that are collected further', 'abce', [
    ...['a.value -> c.item', 'b.value -> e.item'],
    'c.collection -> e.collection',
  ]),
  kept('a branch that fits', 'azb', ['a.value -> z.true_input', 'z.value -> b.a']),
  kept('branches of one type', 'abzd', ['a.value -> z.true_input', 'b.value -> z.false_input', 'z.value -> d.a']),
  kept('branches of which one fits the other', 'afzj', [
    ...['a.value -> z.true_input', 'f.value -> z.false_input'],
    'z.value -> j.string_left',
  ]),
  removed('a number for an integer', 'fb', ['f.value -> b.a']),
  removed('a text for an integer', 'sb', ['s.value -> b.a']),
  removed('a boolean for an integer', 'tb', ['t.value -> b.a']),
  removed('a boolean for a text', 'tj', ['t.value -> j.string_left']),
  removed('an integer for a boolean', 'az', ['a.value -> z.condition']),
  removed('a list for an integer', 'rb', ['r.collection -> b.a']),
  removed('an integer for a list', 'al', ['a.value -> l.collection']),
  removed('an integer for a loop', 'ai', ['a.value -> i.collection'], '422 Value error, Invalid iterator node (i)'),
  removed('a second edge into an input', 'abd', ['a.value -> b.a', 'd.value -> b.a']),
  removed('the same edge twice', 'ab', ['a.value -> b.a', 'a.value -> b.a']),
  removed('the same edge twice into a list of items', 'ac', ['a.value -> c.item', 'a.value -> c.item']),
  removed('a second edge into the list of a `collect` node', 'rlc', [
    ...['r.collection -> c.collection'],
    'l.collection -> c.collection',
  ]),
  removed('a node with itself', 'b', ['b.value -> b.a']),
  removed('a cycle of two', 'bd', ['b.value -> d.a', 'd.value -> b.a']),
  removed('a cycle of three', 'bcid', [
    ...['b.value -> c.item', 'c.collection -> i.collection'],
    ...['i.item -> d.a', 'd.value -> b.a'],
  ]),
  removed('items of two types', 'asc', ['a.value -> c.item', 's.value -> c.item']),
  removed('an integer and a number, collected together', 'afc', ['a.value -> c.item', 'f.value -> c.item']),
  removed('collected lists of two types', 'asce', [
    ...['a.value -> c.item', 's.value -> e.item'],
    'c.collection -> e.collection',
  ]),
  removed('branches of two types', 'atz', ['a.value -> z.true_input', 't.value -> z.false_input']),
  removed('a branch that does not fit', 'szb', ['s.value -> z.true_input', 'z.value -> b.a']),
  removed('an output that is not there', 'ab', ['a.none -> b.a']),
  removed('an input that is not there', 'ab', ['a.value -> b.none']),
  removed('a source that is not there', 'b', ['x.value -> b.a']),
  {
    title: 'a target that is not there',
    document: workflow(nodesOf('a'), ['a.value -> x.a']),
    expected: { nodes: graphOf('a', []), changes: ['edge_removed x.a'] },
  },
  {
    title: 'an input that takes no edge',
    document: workflow(
      [node('a', 'image_collection', { images: [] }), node('s', 'image_collection', { images: [] })],
      ['a.collection -> s.images'],
    ),
    expected: {
      nodes: { a: { type: 'image_collection', images: [] }, s: { type: 'image_collection', images: [] } },
      changes: ['edge_removed s.images'],
    },
  },
  {
    title: 'an edge from an unknown node',
    document: workflow([node('u', 'unheard_of'), ...nodesOf('b')], ['u.value -> b.a']),
    expected: {
      nodes: graphOf('b', []),
      changes: ['edge_removed b.a'],
      problems: ['node_unknown u'],
    },
  },
  {
    title: 'an edge into an unknown node',
    document: workflow([node('u', 'unheard_of'), ...nodesOf('a')], ['a.value -> u.a']),
    expected: { nodes: graphOf('a', []), changes: ['edge_removed u.a'], problems: ['node_unknown u'] },
  },
  {
    title: 'a number for an input of one or many',
    document: workflow(
      [...nodesOf('f'), node('n', 'controlnet', { image: { image_name: IMAGE }, control_weight: 1 })],
      ['f.value -> n.control_weight'],
    ),
    expected: {
      nodes: { ...graphOf('f', []), n: { type: 'controlnet', image: { image_name: IMAGE } } },
      edges: ['f.value -> n.control_weight'],
    },
  },
  {
    title: 'numbers for an input of one or many',
    document: workflow(
      [
        node('l', 'float_collection', { collection: [1] }),
        node('n', 'controlnet', { image: { image_name: IMAGE }, control_weight: 1 }),
      ],
      ['l.collection -> n.control_weight'],
    ),
    expected: {
      nodes: {
        l: { type: 'float_collection', collection: [1] },
        n: { type: 'controlnet', image: { image_name: IMAGE } },
      },
      edges: ['l.collection -> n.control_weight'],
    },
  },
  {
    title: 'of two edges into a connector the first remains',
    document: workflow([...nodesOf('abd'), connector('k')], ['a.value -> k.in', 'd.value -> k.in', 'k.out -> b.a']),
    expected: { nodes: graphOf('abd', ['a.value -> b.a']), edges: ['a.value -> b.a'], changes: ['edge_removed k.in'] },
  },
  {
    title: 'types that do not fit through a connector, from the source on',
    document: workflow([...nodesOf('sb'), connector('k')], ['s.value -> k.in', 'k.out -> b.a']),
    expected: { nodes: graphOf('sb', []), changes: ['edge_removed b.a'] },
  },
  {
    title: 'types that do not fit through a connector, from the target on',
    document: workflow([...nodesOf('sb'), connector('k')], ['k.out -> b.a', 's.value -> k.in']),
    expected: { nodes: graphOf('sb', []), changes: ['edge_removed k.in'] },
  },
  {
    title: 'a connector has no other output',
    document: workflow([...nodesOf('ab'), connector('k')], ['a.value -> k.in', 'k.value -> b.a']),
    expected: { nodes: graphOf('ab', []), changes: ['edge_removed b.a'] },
  },
  {
    title: 'a cycle through a connector',
    document: workflow([...nodesOf('bd'), connector('k')], ['b.value -> k.in', 'k.out -> d.a', 'd.value -> b.a']),
    expected: {
      nodes: graphOf('bd', ['b.value -> d.a']),
      edges: ['b.value -> d.a'],
      changes: ['edge_removed b.a'],
    },
  },
  {
    title: 'a list of a node for a batch',
    document: workflow(
      [...nodesOf('r'), node('n', 'integer_batch', { batch_group_id: 'None', integers: [1, 2] }), ...nodesOf('b')],
      ['r.collection -> n.integers', 'n.value -> b.a'],
    ),
    expected: {
      nodes: graphOf('rb', []),
      data: [[['b.a', [1, 2]]]],
      changes: ['edge_removed n.integers'],
    },
  },
  {
    title: 'a generator for a list of a node',
    document: workflow(
      [
        ...nodesOf('l'),
        node('g', 'integer_generator', {
          generator: { type: 'integer_generator_arithmetic_sequence', start: 0, step: 1, count: 2 },
        }),
      ],
      ['g.integers -> l.collection'],
    ),
    expected: { nodes: graphOf('l', []), changes: ['edge_removed l.collection'] },
  },
  {
    title: 'an edge of a batch, and then another into the same input',
    document: workflow(
      [...nodesOf('ab'), node('n', 'integer_batch', { batch_group_id: 'None', integers: [1, 2] })],
      ['n.value -> b.a', 'a.value -> b.a'],
    ),
    expected: { nodes: graphOf('ab', []), data: [[['b.a', [1, 2]]]], changes: ['edge_removed b.a'] },
  },
  {
    title: 'an edge, and then one of a batch into the same input',
    document: workflow(
      [...nodesOf('ab'), node('n', 'integer_batch', { batch_group_id: 'None', integers: [1, 2] })],
      ['a.value -> b.a', 'n.value -> b.a'],
    ),
    expected: {
      nodes: graphOf('ab', ['a.value -> b.a']),
      edges: ['a.value -> b.a'],
      changes: ['edge_removed b.a'],
      problems: ['batch_unconnected n'],
    },
  },
];
