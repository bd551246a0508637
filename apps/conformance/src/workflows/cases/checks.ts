import { connector, type Fields, node, workflow } from '../document.js';
import { GONE, IMAGE, type WorkflowCase } from '../workflow-case.js';

const integer = node('a', 'integer', { value: 5 });
const nodes = { a: { type: 'integer', value: 5 } };
const picture = { image: { image_name: IMAGE } };
const LENGTH = 'the editor does not check the length of a list that may be null, and the server refuses it';
const NOTHING = 'its problem is that nothing is executed';

/** A value that keeps a node from being run, and what the server says to it. */
const wrong = (
  title: string,
  [type, values]: readonly [string, Fields],
  [problem, server]: readonly [string, string?],
): WorkflowCase => ({
  title,
  document: workflow([node('n', type, values)]),
  expected: {
    nodes: { n: { type, ...values } },
    problems: [problem],
    ...(server === undefined ? {} : { server }),
  },
});

/** What keeps a workflow from being run. */
export const cases: readonly WorkflowCase[] = [
  { title: 'no nodes', document: workflow([]), expected: { problems: ['nothing_to_run'] }, alone: NOTHING },
  {
    title: 'connectors alone',
    document: workflow([connector('k'), connector('l')], ['k.out -> l.in']),
    expected: { problems: ['nothing_to_run'] },
    alone: NOTHING,
  },
  {
    title: 'a batch alone',
    document: workflow([node('n', 'integer_batch', { batch_group_id: 'None', integers: [1] })]),
    expected: { problems: ['batch_unconnected n', 'nothing_to_run'] },
    alone: NOTHING,
  },
  {
    title: 'a generator of no batch',
    document: workflow([
      integer,
      node('g', 'integer_generator', {
        generator: { type: 'integer_generator_arithmetic_sequence', start: 0, step: 1, count: 2 },
      }),
    ]),
    expected: { nodes },
  },
  {
    title: 'a generator without parameters',
    document: workflow([integer, node('g', 'integer_generator', { generator: undefined })]),
    expected: { nodes, problems: ['input_missing g.generator'] },
  },
  {
    title: 'a required input without a value',
    document: workflow([node('n', 'image', { image: undefined })]),
    expected: { nodes: { n: { type: 'image' } }, problems: ['input_missing n.image'] },
  },
  {
    title: 'a required input that the document does not store',
    document: workflow([node('n', 'image')]),
    expected: { nodes: { n: { type: 'image' } } },
  },
  {
    title: 'an empty text is a value of a required input',
    document: workflow([node('n', 'metadata_item', { label: '', value: 'v' })]),
    expected: { nodes: { n: { type: 'metadata_item', label: '', value: 'v' } } },
  },
  {
    title: 'a required input whose edge is removed',
    document: workflow([integer, node('n', 'image', { image: undefined })], ['a.value -> n.image']),
    expected: {
      nodes: { ...nodes, n: { type: 'image' } },
      changes: ['edge_removed n.image'],
      problems: ['input_missing n.image'],
    },
  },
  {
    title: 'a required input with a connector from nowhere',
    document: workflow([integer, connector('k'), node('n', 'image', { image: undefined })], ['k.out -> n.image']),
    expected: { nodes: { ...nodes, n: { type: 'image' } } },
  },
  {
    title: 'an unknown input',
    document: workflow([node('n', 'add', { a: 1, b: 2, c: 3 })]),
    expected: { nodes: { n: { type: 'add', a: 1, b: 2 } }, problems: ['input_unknown n.c'] },
  },
  {
    title: 'an unknown input without a value',
    document: workflow([node('n', 'add', { a: 1, b: 2, c: undefined })]),
    expected: { nodes: { n: { type: 'add', a: 1, b: 2 } }, problems: ['input_unknown n.c'] },
  },
  {
    title: 'an unknown input of a batch',
    document: workflow(
      [node('n', 'integer_batch', { batch_group_id: 'None', integers: [1], more: 2 }), integer],
      ['n.value -> a.value'],
    ),
    expected: { nodes, data: [[['a.value', [1]]]], problems: ['input_unknown n.more'] },
  },
  {
    title: 'an unknown node alone',
    document: workflow([node('u', 'unheard_of')]),
    expected: { problems: ['node_unknown u'] },
  },
  {
    title: 'a node of the server that the editor does not have',
    document: workflow([integer, node('u', 'linear_ui_output')]),
    expected: { nodes, problems: ['node_unknown u'] },
  },
  wrong(
    'a number below the least',
    ['img_blur', { ...picture, radius: -1, blur_type: 'box' }],
    ['value_range n.radius', '422 Input should be greater than or equal to 0'],
  ),
  wrong(
    'a number that is the bound itself',
    ['img_resize', { ...picture, width: 0, height: 8 }],
    ['value_range n.width', '422 Input should be greater than 0'],
  ),
  wrong('a number above the most', ['noise', { seed: 4_294_967_296, width: 64, height: 64 }], ['value_range n.seed']),
  wrong(
    'a number that is no multiple',
    ['noise', { seed: 0, width: 65, height: 64 }],
    ['value_range n.width', '422 Input should be a multiple of 8'],
  ),
  {
    ...wrong(
      'a list without items',
      ['flux_kontext_image_prep', { images: [] }],
      ['value_length n.images', '422 List should have at least 1 item after validation, not 0'],
    ),
    oddity: LENGTH,
  },
  {
    ...wrong(
      'a list of too many items',
      ['flux_kontext_image_prep', { images: Array.from({ length: 11 }, () => picture.image) }],
      ['value_length n.images', '422 List should have at most 10 items after validation, not 11'],
    ),
    oddity: LENGTH,
  },
  {
    title: 'a number below the least where an edge gives another',
    document: workflow(
      [node('f', 'float', { value: 1 }), node('n', 'img_blur', { ...picture, radius: -1, blur_type: 'box' })],
      ['f.value -> n.radius'],
    ),
    expected: {
      nodes: { f: { type: 'float', value: 1 }, n: { type: 'img_blur', ...picture, blur_type: 'box' } },
      edges: ['f.value -> n.radius'],
    },
  },
  {
    title: 'a number below the least where a batch gives others',
    document: workflow(
      [
        node('f', 'float_batch', { batch_group_id: 'None', floats: [1, 2] }),
        node('n', 'img_blur', { ...picture, radius: -1, blur_type: 'box' }),
      ],
      ['f.value -> n.radius'],
    ),
    expected: {
      nodes: { n: { type: 'img_blur', ...picture, radius: -1, blur_type: 'box' } },
      data: [[['n.radius', [1, 2]]]],
      server: '422 Input should be greater than or equal to 0',
    },
  },
  {
    title: 'a batch of images that are gone',
    document: workflow(
      [
        node('n', 'image_batch', { batch_group_id: 'None', images: [{ image_name: `${GONE}.png` }] }),
        node('i', 'image', { image: { image_name: IMAGE } }),
      ],
      ['n.image -> i.image'],
    ),
    expected: {
      nodes: { i: { type: 'image', image: { image_name: IMAGE } } },
      data: [[['i.image', []]]],
      problems: ['batch_empty n.images', 'value_length n.images'],
    },
  },
  {
    title: 'two problems at once',
    document: workflow([node('n', 'image', { image: undefined }), node('m', 'add', { a: 1, c: 2 })]),
    expected: {
      nodes: { n: { type: 'image' }, m: { type: 'add', a: 1 } },
      problems: ['input_missing n.image', 'input_unknown m.c'],
    },
  },
];
