import { connector, type Fields, link, node, workflow } from '../document.js';
import { BOARD, GONE, IMAGE, type WorkflowCase } from '../workflow-case.js';

const blank = (board: unknown, more: Fields = {}) =>
  node('i', 'blank_image', { width: 64, height: 64, board }, { isIntermediate: false, ...more });
const blankNode = (more: Fields = {}) => ({
  i: { type: 'blank_image', width: 64, height: 64, is_intermediate: false, ...more },
});
const integer = node('a', 'integer', { value: 5 });
const sum = node('b', 'add', { a: 1, b: 2 });
const nodes = { a: { type: 'integer', value: 5 }, b: { type: 'add', b: 2 } };

/** Nodes and edges of the graph. */
export const cases: readonly WorkflowCase[] = [
  { title: 'no board', document: workflow([blank('none')]), expected: { nodes: blankNode() } },
  {
    title: 'the board of new images, where there is none',
    document: workflow([blank('auto')]),
    expected: { nodes: blankNode() },
  },
  { title: 'no value for the board', document: workflow([blank(undefined)]), expected: { nodes: blankNode() } },
  {
    title: 'a board by its id',
    document: workflow([blank({ board_id: BOARD })]),
    expected: { nodes: blankNode({ board: { board_id: BOARD } }) },
  },
  {
    title: 'a board with its name',
    document: workflow([blank({ board_id: BOARD, board_name: 'B' })]),
    expected: { nodes: blankNode({ board: { board_id: BOARD } }) },
  },
  {
    title: 'a board that is gone',
    document: workflow([blank({ board_id: GONE })]),
    expected: { nodes: blankNode(), changes: ['value_dropped i.board'] },
  },
  {
    title: 'another text for a board is sent',
    document: workflow([blank('here')]),
    expected: {
      nodes: blankNode({ board: 'here' }),
      server: '422 Input should be a valid dictionary or instance of BoardField',
    },
  },
  {
    title: 'the board of new images',
    document: workflow([blank('auto')]),
    settings: { autoAddBoard: BOARD },
    expected: { nodes: blankNode({ board: { board_id: BOARD } }) },
  },
  {
    title: 'the board of new images for a node without a value',
    document: workflow([blank(undefined)]),
    settings: { autoAddBoard: BOARD },
    expected: { nodes: blankNode({ board: { board_id: BOARD } }) },
  },
  {
    title: 'the board of new images for one that is gone',
    document: workflow([blank({ board_id: GONE })]),
    settings: { autoAddBoard: BOARD },
    expected: { nodes: blankNode({ board: { board_id: BOARD } }), changes: ['value_dropped i.board'] },
  },
  {
    title: 'no board in spite of the board of new images',
    document: workflow([blank('none')]),
    settings: { autoAddBoard: BOARD },
    expected: { nodes: blankNode() },
  },
  {
    title: 'a node that does not store its board has none in spite of the board of new images',
    document: workflow([node('i', 'blank_image', { width: 64 })]),
    settings: { autoAddBoard: BOARD },
    expected: { nodes: { i: { type: 'blank_image', width: 64 } } },
  },
  {
    title: 'an intermediate result without a cache',
    document: workflow([node('a', 'integer', { value: 5 }, { isIntermediate: true, useCache: false })]),
    expected: { nodes: { a: { type: 'integer', value: 5, use_cache: false } } },
  },
  {
    title: 'an image of the gallery',
    document: workflow([blank('none', { useCache: false })]),
    expected: { nodes: blankNode({ use_cache: false }) },
  },
  {
    title: 'an input without a value',
    document: workflow([node('a', 'add', { a: 5, b: undefined })]),
    expected: { nodes: { a: { type: 'add', a: 5 } } },
  },
  {
    title: 'a node without inputs at its version gets none',
    document: workflow([node('a', 'add')]),
    expected: { nodes: { a: { type: 'add' } } },
  },
  {
    title: 'a connector is followed',
    document: workflow([integer, connector('k'), sum], ['a.value -> k.in', 'k.out -> b.a']),
    expected: { nodes, edges: ['a.value -> b.a'] },
  },
  {
    title: 'a chain of connectors is followed',
    document: workflow(
      [integer, connector('k'), connector('l'), sum],
      ['a.value -> k.in', 'k.out -> l.in', 'l.out -> b.a'],
    ),
    expected: { nodes, edges: ['a.value -> b.a'] },
  },
  {
    title: 'a chain of connectors in the other order is followed',
    document: workflow(
      [integer, connector('k'), connector('l'), sum],
      ['l.out -> b.a', 'k.out -> l.in', 'a.value -> k.in'],
    ),
    expected: { nodes, edges: ['a.value -> b.a'] },
  },
  {
    title: 'a connector with two targets',
    document: workflow([integer, connector('k'), sum], ['a.value -> k.in', 'k.out -> b.a', 'k.out -> b.b']),
    expected: {
      nodes: { ...nodes, b: { type: 'add' } },
      edges: ['a.value -> b.a', 'a.value -> b.b'],
    },
  },
  {
    title: 'a connector from nowhere leaves the value',
    document: workflow([integer, connector('k'), sum], ['k.out -> b.a']),
    expected: { nodes: { ...nodes, b: { type: 'add', a: 1, b: 2 } } },
  },
  {
    title: 'a connector to nowhere',
    document: workflow([integer, connector('k'), sum], ['a.value -> k.in']),
    expected: { nodes: { ...nodes, b: { type: 'add', a: 1, b: 2 } } },
  },
  {
    title: 'connectors in a circle',
    document: workflow(
      [integer, connector('k'), connector('l'), sum],
      ['k.out -> l.in', 'l.out -> k.in', 'l.out -> b.a'],
    ),
    expected: { nodes: { ...nodes, b: { type: 'add', a: 1, b: 2 } } },
  },
  {
    title: 'an edge, and the same through a connector, are one',
    document: workflow(
      [integer, connector('k'), node('c', 'collect')],
      ['a.value -> c.item', 'a.value -> k.in', 'k.out -> c.item'],
    ),
    expected: { nodes: { a: nodes.a, c: { type: 'collect' } }, edges: ['a.value -> c.item'] },
  },
  {
    title: 'a collapsed edge connects nothing',
    document: workflow([integer, sum], [{ id: 'c', type: 'collapsed', source: 'a', target: 'b' }]),
    expected: { nodes: { ...nodes, b: { type: 'add', a: 1, b: 2 } } },
  },
  {
    title: 'a hidden edge below a collapsed one connects',
    document: workflow(
      [node('a', 'integer', { value: 5 }, { isOpen: false }), node('b', 'add', { a: 1, b: 2 }, { isOpen: false })],
      [
        { ...link('a.value -> b.a'), hidden: true },
        { id: 'c', type: 'collapsed', source: 'a', target: 'b' },
      ],
    ),
    expected: { nodes, edges: ['a.value -> b.a'] },
  },
  {
    title: 'a node of a label and notes',
    document: workflow([node('a', 'integer', { value: 5 }, { label: 'The sum', notes: 'x' })]),
    expected: { nodes: { a: nodes.a } },
  },
  {
    title: 'a picture that is blurred and saved',
    document: workflow(
      [
        node('p', 'image', { image: { image_name: IMAGE } }),
        node('q', 'img_blur', { image: undefined, radius: 2, blur_type: 'box' }),
        node('s', 'save_image', { image: undefined, board: 'none' }, { isIntermediate: false, useCache: false }),
      ],
      ['p.image -> q.image', 'q.image -> s.image'],
    ),
    expected: {
      nodes: {
        p: { type: 'image', image: { image_name: IMAGE } },
        q: { type: 'img_blur', radius: 2, blur_type: 'box' },
        s: { type: 'save_image', is_intermediate: false, use_cache: false },
      },
      edges: ['p.image -> q.image', 'q.image -> s.image'],
    },
  },
];
