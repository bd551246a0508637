import { type Fields, link, node, workflow } from '../document.js';
import type { WorkflowCase } from '../workflow-case.js';

const integer = node('a', 'integer', { value: 5 });
const nodes = { a: { type: 'integer', value: 5 } };
const of = (more: Fields) => workflow([integer], [], more);
const data = (more: Fields) => workflow([node('a', 'integer', { value: 5 }, more)]);
const sum = [integer, node('b', 'add', { a: 1 })];

/** What a document must have, and what it may have. */
export const cases: readonly WorkflowCase[] = [
  ...['name', 'author', 'description', 'version', 'contact', 'tags', 'notes', 'nodes', 'edges', 'exposedFields'].map(
    (key): WorkflowCase => ({
      title: `a document without \`${key}\``,
      document: of({ [key]: undefined }),
      expected: { refused: key },
      alone: 'it lacks a part that others have',
    }),
  ),
  ...['label', 'notes', 'isOpen', 'isIntermediate', 'useCache', 'type', 'id'].map(
    (key): WorkflowCase => ({
      title: `a node without \`${key}\``,
      document: data({ [key]: undefined }),
      expected: { refused: `nodes.0.data.${key}` },
    }),
  ),
  { title: 'a document that is a list', document: [], expected: { refused: 'no JSON object' }, alone: 'no document' },
  { title: 'a document with an empty id', document: of({ id: '' }), expected: { refused: 'id' } },
  { title: 'a document whose id is null', document: of({ id: null }), expected: { refused: 'id' } },
  { title: 'a number for a text', document: of({ author: 7 }), expected: { refused: 'author' } },
  {
    title: 'a node whose version is empty',
    document: data({ version: '' }),
    expected: { refused: 'nodes.0.data.version' },
  },
  {
    title: 'a node whose version is none',
    document: data({ version: 'one' }),
    expected: { refused: 'nodes.0.data.version' },
  },
  {
    title: 'a node of an unknown kind',
    document: workflow([integer, { id: 'k', type: 'group', position: { x: 0, y: 0 }, data: {} }]),
    expected: { refused: 'nodes.1.type' },
  },
  {
    title: 'an edge without a type',
    document: workflow(sum, [{ ...link('a.value -> b.a'), type: undefined }]),
    expected: { refused: 'edges.0.type' },
  },
  ...['sourceHandle', 'targetHandle', 'source', 'target'].map(
    (key): WorkflowCase => ({
      title: `an edge without \`${key}\``,
      document: workflow(sum, [{ ...link('a.value -> b.a'), [key]: undefined }]),
      expected: { refused: `edges.0.${key}` },
    }),
  ),
  {
    title: 'two nodes that return a result',
    document: workflow([node('a', 'workflow_return'), node('b', 'workflow_return')]),
    expected: { refused: 'workflow_return' },
  },
  {
    title: 'a node whose data has another id',
    document: data({ id: 'other' }),
    expected: { refused: 'has another id' },
    oddity: 'the editor takes one id for the graph and the other for its checks, so that edges and values are lost',
  },
  {
    title: 'a node without a position',
    document: workflow([{ ...integer, position: undefined }]),
    expected: { nodes },
  },
  { title: 'a node without a pack', document: data({ nodePack: undefined }), expected: { nodes } },
  {
    title: 'an input without a label and a description',
    document: data({ inputs: { value: { name: 'value', value: 5 } } }),
    expected: { nodes },
  },
  {
    title: 'an input is found by its key, not by its name',
    document: data({ inputs: { value: { name: 'other', label: '', description: '', value: 5 } } }),
    expected: { nodes },
  },
  {
    title: 'unknown keys anywhere',
    document: workflow(
      [
        {
          ...node(
            'a',
            'integer',
            {},
            {
              mine: 1,
              inputs: { value: { name: 'value', label: '', description: '', value: 5, mine: 1 } },
            },
          ),
          mine: 1,
        },
        node('b', 'add', { a: 1 }),
      ],
      [{ ...link('a.value -> b.a'), mine: 1 }],
      { mine: 1, meta: { version: '4.0.0', category: 'user', mine: 1 } },
    ),
    expected: { nodes: { ...nodes, b: { type: 'add' } }, edges: ['a.value -> b.a'] },
  },
  {
    title: 'blanks around ids do not count',
    document: workflow(
      [{ ...node(' a', 'integer', { value: 5 }), id: ' a ' }, node('b', 'add', { a: 1 })],
      [{ ...link('a.value -> b.a'), source: 'a ', target: ' b', targetHandle: ' a' }],
    ),
    expected: { nodes: { ...nodes, b: { type: 'add' } }, edges: ['a.value -> b.a'] },
  },
  {
    title: 'a note is not executed',
    document: workflow([
      integer,
      {
        id: 'n',
        type: 'notes',
        position: { x: 0, y: 0 },
        data: { id: 'n', type: 'notes', label: '', notes: 'x', isOpen: true },
      },
    ]),
    expected: { nodes },
  },
  {
    title: 'a preview of the current image is not executed',
    document: workflow([
      integer,
      {
        ...{ id: 'c', type: 'current_image', position: { x: 0, y: 0 } },
        data: { id: 'c', type: 'current_image', label: '', isOpen: true },
      },
    ]),
    expected: { nodes, changes: ['node_ignored c'] },
    oddity: 'the editor refuses a document that holds what it draws itself, although nothing depends on it',
  },
];
