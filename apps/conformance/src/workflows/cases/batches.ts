import { connector, node, workflow } from '../document.js';
import { IMAGE, OTHER_IMAGE, type WorkflowCase } from '../workflow-case.js';

const integers = (id: string, group: string | undefined, values: unknown) =>
  node(id, 'integer_batch', { batch_group_id: group, integers: values });
const sum = (id: string) => node(id, 'add', { a: 1, b: 2 });
const sums = (...ids: string[]) => Object.fromEntries(ids.map((id) => [id, { type: 'add', a: 1, b: 2 }]));
const list = (id: string, group: string | undefined, values: unknown) => ({
  node: integers(id, group, values),
  edge: `${id}.value -> b-${id}.a`,
  target: sum(`b-${id}`),
});
/** Batch nodes with a target each. */
const lists = (...all: readonly ReturnType<typeof list>[]) =>
  workflow(
    [...all.map((one) => one.node), ...all.map(({ target }) => target)],
    all.map(({ edge }) => edge),
  );

/** Nodes whose lists become batches. */
export const cases: readonly WorkflowCase[] = [
  {
    title: 'a batch leaves no node, no edge, and the value of its input',
    document: workflow([integers('n', 'None', [7, 8]), sum('b')], ['n.value -> b.a']),
    expected: { nodes: sums('b'), data: [[['b.a', [7, 8]]]] },
  },
  {
    title: 'a batch to two inputs gives both the same',
    document: workflow([integers('n', 'None', [7, 8]), sum('b'), sum('c')], ['n.value -> b.a', 'n.value -> c.b']),
    expected: {
      nodes: sums('b', 'c'),
      data: [
        [
          ['b.a', [7, 8]],
          ['c.b', [7, 8]],
        ],
      ],
    },
  },
  {
    title: 'batches of no group are combined',
    document: lists(list('m', 'None', [1, 2]), list('n', 'None', [3])),
    expected: { nodes: sums('b-m', 'b-n'), data: [[['b-m.a', [1, 2]]], [['b-n.a', [3]]]] },
  },
  {
    title: 'batches of one group are zipped',
    document: lists(list('m', 'Group 1', [1, 2]), list('n', 'Group 1', [3, 4])),
    expected: {
      nodes: sums('b-m', 'b-n'),
      data: [
        [
          ['b-m.a', [1, 2]],
          ['b-n.a', [3, 4]],
        ],
      ],
    },
  },
  {
    title: 'groups are in the order of their first nodes, and all without a group at that of the first',
    document: lists(
      list('k', 'None', [1]),
      list('l', 'Group 2', [2]),
      list('m', 'Group 1', [3]),
      list('n', 'None', [4]),
      list('o', 'Group 2', [5]),
    ),
    expected: {
      nodes: sums('b-k', 'b-l', 'b-m', 'b-n', 'b-o'),
      data: [
        [['b-k.a', [1]]],
        [['b-n.a', [4]]],
        [
          ['b-l.a', [2]],
          ['b-o.a', [5]],
        ],
        [['b-m.a', [3]]],
      ],
    },
  },
  {
    title: 'a list of a group is in the order of the nodes, then of the edges',
    document: workflow(
      [sum('b'), sum('c'), integers('n', 'Group 3', [1]), integers('m', 'Group 3', [2])],
      ['m.value -> b.a', 'n.value -> c.b', 'n.value -> c.a'],
    ),
    expected: {
      nodes: sums('b', 'c'),
      data: [
        [
          ['c.b', [1]],
          ['c.a', [1]],
          ['b.a', [2]],
        ],
      ],
    },
  },
  {
    title: 'another text is a group too',
    document: lists(list('m', 'mine', [1, 2]), list('n', 'mine', [3, 4])),
    expected: {
      nodes: sums('b-m', 'b-n'),
      data: [
        [
          ['b-m.a', [1, 2]],
          ['b-n.a', [3, 4]],
        ],
      ],
    },
  },
  {
    title: 'no group at all is a group',
    document: lists(list('m', undefined, [1, 2]), list('n', undefined, [3, 4])),
    expected: {
      nodes: sums('b-m', 'b-n'),
      data: [
        [
          ['b-m.a', [1, 2]],
          ['b-n.a', [3, 4]],
        ],
      ],
    },
  },
  {
    title: 'batches of numbers, texts and images',
    document: workflow(
      [
        node('k', 'float_batch', { batch_group_id: 'None', floats: [0.5, 1] }),
        node('l', 'string_batch', { batch_group_id: 'None', strings: ['x', ''] }),
        node('m', 'image_batch', {
          batch_group_id: 'None',
          images: [{ image_name: IMAGE }, { image_name: OTHER_IMAGE }],
        }),
        node('f', 'float', { value: 0 }),
        node('s', 'string', { value: 'a' }),
        node('i', 'image', { image: { image_name: IMAGE } }),
      ],
      ['k.value -> f.value', 'l.value -> s.value', 'm.image -> i.image'],
    ),
    expected: {
      nodes: {
        f: { type: 'float', value: 0 },
        s: { type: 'string', value: 'a' },
        i: { type: 'image', image: { image_name: IMAGE } },
      },
      data: [
        [['f.value', [0.5, 1]]],
        [['s.value', ['x', '']]],
        [['i.image', [{ image_name: IMAGE }, { image_name: OTHER_IMAGE }]]],
      ],
    },
  },
  {
    title: 'a required input may get its value from a batch alone',
    document: workflow(
      [
        node('m', 'image_batch', { batch_group_id: 'None', images: [{ image_name: IMAGE }] }),
        node('i', 'image', { image: undefined }),
      ],
      ['m.image -> i.image'],
    ),
    expected: { nodes: { i: { type: 'image' } }, data: [[['i.image', [{ image_name: IMAGE }]]]] },
  },
  {
    title: 'the size of the images of a batch gives nothing',
    document: workflow(
      [node('m', 'image_batch', { batch_group_id: 'None', images: [{ image_name: IMAGE }] }), sum('b')],
      ['m.width -> b.a'],
    ),
    expected: { nodes: sums('b') },
  },
  {
    title: 'a connector after a batch',
    document: workflow([integers('n', 'None', [7, 8]), connector('k'), sum('b')], ['n.value -> k.in', 'k.out -> b.a']),
    expected: { nodes: sums('b'), data: [[['b.a', [7, 8]]]] },
    oddity: 'the editor names the connector, which the server does not find',
  },
  {
    title: 'connectors after a batch lead to all ends',
    document: workflow(
      [integers('n', 'Group 1', [7, 8]), connector('k'), connector('l'), sum('b'), sum('c')],
      ['n.value -> k.in', 'k.out -> b.a', 'k.out -> l.in', 'l.out -> c.a'],
    ),
    expected: {
      nodes: sums('b', 'c'),
      data: [
        [
          ['b.a', [7, 8]],
          ['c.a', [7, 8]],
        ],
      ],
    },
    oddity: 'the editor names the connector, which the server does not find',
  },
  {
    title: 'a batch without an edge',
    document: workflow([integers('n', 'None', [7]), sum('b')]),
    expected: { nodes: sums('b'), problems: ['batch_unconnected n'] },
  },
  {
    title: 'a batch of a group without an edge',
    document: workflow([integers('n', 'Group 1', [7]), sum('b')]),
    expected: { nodes: sums('b'), problems: ['batch_unconnected n'] },
  },
  {
    title: 'a batch without values',
    document: workflow([integers('n', 'None', []), sum('b')], ['n.value -> b.a']),
    expected: {
      nodes: sums('b'),
      data: [[['b.a', []]]],
      problems: ['batch_empty n.integers', 'value_length n.integers'],
    },
  },
  {
    title: 'a batch whose list is missing',
    document: workflow([integers('n', 'None', undefined), sum('b')], ['n.value -> b.a']),
    expected: {
      nodes: sums('b'),
      data: [[['b.a', []]]],
      problems: ['batch_empty n.integers', 'input_missing n.integers'],
    },
  },
  {
    title: 'batches of one group of unequal length',
    document: lists(list('m', 'Group 1', [1, 2]), list('n', 'Group 1', [3])),
    expected: {
      nodes: sums('b-m', 'b-n'),
      data: [
        [
          ['b-m.a', [1, 2]],
          ['b-n.a', [3]],
        ],
      ],
      problems: ['batch_length n'],
      server: '422 Value error, Zipped batch items must all have the same length',
    },
  },
  {
    title: 'a batch whose values are no list',
    document: workflow([integers('n', 'None', 7), sum('b')], ['n.value -> b.a']),
    expected: { nodes: sums('b'), data: [[['b.a', []]]], problems: ['batch_value n.integers'] },
  },
  {
    title: 'two batches into one input',
    document: workflow(
      [integers('m', 'None', [1]), integers('n', 'None', [2]), sum('b')],
      ['m.value -> b.a', 'n.value -> b.a'],
    ),
    expected: {
      nodes: sums('b'),
      data: [[['b.a', [1]]]],
      changes: ['edge_removed b.a'],
      problems: ['batch_unconnected n'],
    },
  },
  {
    title: 'a batch for items that are collected',
    document: workflow(
      [integers('n', 'None', [1, 2]), node('c', 'collect'), sum('b')],
      ['n.value -> c.item', 'b.value -> c.item'],
    ),
    expected: {
      nodes: { c: { type: 'collect' }, ...sums('b') },
      edges: ['b.value -> c.item'],
      data: [[['c.item', [1, 2]]]],
    },
  },
];
