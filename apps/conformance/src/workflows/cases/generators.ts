import { connector, type Fields, node, workflow } from '../document.js';
import { BOARD, IMAGE, OTHER_IMAGE, type WorkflowCase } from '../workflow-case.js';

const kinds = {
  integer: { list: 'integers', target: node('t', 'integer', { value: 0 }), stored: [7] },
  float: { list: 'floats', target: node('t', 'float', { value: 0 }), stored: [7] },
  string: { list: 'strings', target: node('t', 'string', { value: '' }), stored: ['7'] },
};
type Kind = keyof typeof kinds;

const documentOf = (kind: Kind, parameters: Fields) => {
  const { list, target, stored } = kinds[kind];
  return workflow(
    [
      node('g', `${kind}_generator`, { generator: parameters }),
      node('n', `${kind}_batch`, { batch_group_id: 'None', [list]: stored }),
      target,
    ],
    [`g.${list} -> n.${list}`, 'n.value -> t.value'],
  );
};
const targetOf = (kind: Kind) => ({ t: { type: kind, value: kind === 'string' ? '' : 0 } });

/** The list that a generator makes. */
const makes = (title: string, type: string, parameters: Fields, values: readonly unknown[]): WorkflowCase => {
  const kind = type.slice(0, type.indexOf('_'));
  if (kind !== 'integer' && kind !== 'float' && kind !== 'string') throw new Error(`no generator of ${kind}`);
  return {
    title,
    document: documentOf(kind, { type, ...parameters }),
    expected: {
      nodes: targetOf(kind),
      data: [[['t.value', values]]],
      ...(values.length === 0 ? { problems: [`batch_empty n.${kinds[kind].list}`] } : {}),
    },
  };
};

const INTEGERS = 'integer_generator_';
const FLOATS = 'float_generator_';
const STRINGS = 'string_generator_';
const images = (generator: Fields) =>
  workflow(
    [
      node('g', 'image_generator', { generator: { type: 'image_generator_images_from_board', ...generator } }),
      node('n', 'image_batch', { batch_group_id: 'None', images: [{ image_name: IMAGE }] }),
      node('i', 'image', { image: { image_name: IMAGE } }),
    ],
    ['g.images -> n.images', 'n.image -> i.image'],
  );
const imageNode = { i: { type: 'image', image: { image_name: IMAGE } } };

/** Generators of the lists of batches. */
export const cases: readonly WorkflowCase[] = [
  makes('a sequence of integers', `${INTEGERS}arithmetic_sequence`, { start: 3, step: -2, count: 3 }, [3, 1, -1]),
  {
    ...makes(
      'a sequence of integers with the defaults',
      `${INTEGERS}arithmetic_sequence`,
      {},
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    ),
    oddity: 'the editor writes the defaults into the document that images embed; the values are the same',
  },

  makes('a sequence without a step', `${INTEGERS}arithmetic_sequence`, { start: 5, step: 0, count: 8 }, [5]),
  makes('a sequence of numbers, not rounded', `${FLOATS}arithmetic_sequence`, { start: 0, step: 0.1, count: 4 }, [
    ...[0, 0.1, 0.2],
    0.30000000000000004,
  ]),
  makes('integers between two', `${INTEGERS}linear_distribution`, { start: 0, end: 10, count: 4 }, [0, 3, 7, 10]),
  makes(
    'integers downwards, rounded',
    `${INTEGERS}linear_distribution`,
    { start: 0, end: -7, count: 5 },
    [0, -2, -3, -5, -7],
  ),
  makes('numbers between two', `${FLOATS}linear_distribution`, { start: 0, end: 1, count: 3 }, [0, 0.5, 1]),
  makes('one number between two', `${FLOATS}linear_distribution`, { start: 2, end: 9, count: 1 }, [2]),
  makes(
    'random integers of a seed',
    `${INTEGERS}random_distribution_uniform`,
    { min: 0, max: 10, count: 8, seed: 42 },
    [...[4, 8, 10, 2], ...[8, 8, 6, 6]],
  ),
  makes(
    'random integers of the seed 0',
    `${INTEGERS}random_distribution_uniform`,
    { min: -5, max: 5, count: 5, seed: 0 },
    [...[1, 1, 2], ...[4, 1]],
  ),
  makes(
    'random numbers of a seed',
    `${FLOATS}random_distribution_uniform`,
    { min: -1, max: 1, count: 2, seed: 123 },
    [0.3929383745416999, 0.4259106428362429],
  ),
  makes('integers of a text', `${INTEGERS}parse_string`, { input: '3.9, 5px, x, -1', splitOn: ',' }, [3, 5, -1]),
  makes('numbers of the lines of a text', `${FLOATS}parse_string`, { input: '1.5\n2', splitOn: '\\n' }, [1.5, 2]),
  makes('parts of a text', `${STRINGS}parse_string`, { input: 'a, b,,c', splitOn: ',' }, ['a', ' b', 'c']),
  makes('parts of a text at what is no JSON', `${STRINGS}parse_string`, { input: 'a"b', splitOn: '"' }, ['a', 'b']),
  makes('a text that is not split', `${STRINGS}parse_string`, { input: 'a,b', splitOn: '' }, ['a,b']),
  makes('no part of a text', `${STRINGS}parse_string`, { input: '', splitOn: ',' }, []),
  makes('no number in a text', `${INTEGERS}parse_string`, { input: 'x,y', splitOn: ',' }, []),
  makes(
    'numbers that are stored',
    `${FLOATS}linear_distribution`,
    { start: 0, end: 1, count: 3, values: [7, 8] },
    [7, 8],
  ),
  makes('no numbers that are stored', `${FLOATS}linear_distribution`, { start: 0, end: 1, count: 3, values: [] }, []),
  {
    ...makes(
      'integers are not stored',
      `${INTEGERS}arithmetic_sequence`,
      { start: 0, step: 1, count: 2, values: [7] },
      [0, 1],
    ),
    oddity: 'the editor drops keys that it does not know, which ours keeps',
  },
  {
    ...makes('all prompts of a text', `${STRINGS}dynamic_prompts_combinatorial`, { input: 'a {b|c}', maxPrompts: 10 }, [
      'a b',
      'a c',
    ]),
    settings: { lists: { 'a {b|c}': ['a b', 'a c'] } },
  },
  {
    ...makes('random prompts of a text', `${STRINGS}dynamic_prompts_random`, { input: 'a {b|b}', count: 2, seed: 3 }, [
      'a b',
      'a b',
    ]),
    settings: { lists: { 'a {b|b}': ['a b', 'a b'] } },
  },
  {
    title: 'the images of a board',
    document: images({ board_id: BOARD, category: 'images' }),
    settings: { lists: { [BOARD]: [OTHER_IMAGE] } },
    expected: { nodes: imageNode, data: [[['i.image', [{ image_name: OTHER_IMAGE }]]]] },
    oddity: 'the editor drops the kind of a generator that names a board, and fails when it is to be run',
  },
  {
    title: 'the images of a board that is not named',
    document: images({ category: 'images' }),
    expected: { nodes: imageNode, data: [[['i.image', []]]], problems: ['batch_empty n.images'] },
  },
  {
    title: 'a generator after a connector',
    document: workflow(
      [
        node('g', 'integer_generator', {
          generator: { type: `${INTEGERS}arithmetic_sequence`, start: 7, step: 1, count: 2 },
        }),
        connector('k'),
        node('n', 'integer_batch', { batch_group_id: 'None', integers: [1] }),
        kinds.integer.target,
      ],
      ['g.integers -> k.in', 'k.out -> n.integers', 'n.value -> t.value'],
    ),
    expected: { nodes: targetOf('integer'), data: [[['t.value', [7, 8]]]] },
  },
  {
    title: 'a connector from nowhere into the list of a batch',
    document: workflow(
      [connector('k'), node('n', 'integer_batch', { batch_group_id: 'None', integers: [1] }), kinds.integer.target],
      ['k.out -> n.integers', 'n.value -> t.value'],
    ),
    expected: { nodes: targetOf('integer'), data: [[['t.value', []]]], problems: ['batch_value n.integers'] },
  },
  {
    title: 'one generator for two batches of a group',
    document: workflow(
      [
        node('g', 'integer_generator', {
          generator: { type: `${INTEGERS}arithmetic_sequence`, start: 1, step: 1, count: 2 },
        }),
        node('m', 'integer_batch', { batch_group_id: 'Group 1', integers: [] }),
        node('n', 'integer_batch', { batch_group_id: 'Group 1', integers: [] }),
        node('b', 'add', { a: 0, b: 0 }),
      ],
      ['g.integers -> m.integers', 'g.integers -> n.integers', 'm.value -> b.a', 'n.value -> b.b'],
    ),
    expected: {
      nodes: { b: { type: 'add', a: 0, b: 0 } },
      data: [
        [
          ['b.a', [1, 2]],
          ['b.b', [1, 2]],
        ],
      ],
    },
  },
];
