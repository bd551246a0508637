import { graph } from '../../runner/graph.js';
import { queueScenario } from '../../runner/queue-scenario.js';
import { checkRequests, type RequestCase } from '../../runner/request-cases.js';

const POST = 'POST /api/v1/queue/default/enqueue_batch';
const one = { type: 'integer', value: 1 };
const words = { type: 'string', value: 'a fox' };

const invalid = (name: string, value: unknown, status = 422): RequestCase => [
  name,
  POST,
  { json: { batch: { graph: value } } },
  status,
];
const node = (name: string, value: unknown): RequestCase => invalid(name, { nodes: { a: value } });

const nodes = [
  node('an unknown type', { id: 'a', type: 'teleport' }),
  node('no type', { id: 'a' }),
  node('a number for a type', { id: 'a', type: 7 }),
  node('no id', { type: 'integer' }),
  node('another id', { id: 'b', type: 'integer' }),
  node('null', null),
  node('a list', []),
  node('a string for a number', { id: 'a', type: 'add', a: 'seven' }),
  node('a fraction for an integer', { id: 'a', type: 'add', a: 5.5 }),
  node('null for a number', { id: 'a', type: 'add', a: null }),
  node('a list for a number', { id: 'a', type: 'add', a: [1], b: {} }),
  node('a list for a string', { id: 'a', type: 'string', value: ['fox'] }),
  node('a string for a flag', { id: 'a', type: 'boolean', value: 'perhaps' }),
  node('an unknown choice', { id: 'a', type: 'integer_math', operation: 'ROT' }),
  node('a number for a choice', { id: 'a', type: 'float_math', operation: 1 }),
  node('division by zero', { id: 'a', type: 'integer_math', operation: 'DIV', a: 1, b: 0 }),
  node('a range that ends before it starts', { id: 'a', type: 'range', start: 5, stop: 1 }),
  node('a string among numbers', { id: 'a', type: 'integer_collection', collection: [1, 'x'] }),
  node('invalid flags', { id: 'a', type: 'integer', use_cache: 'perhaps', is_intermediate: 5 }),
];

const graphs = [
  invalid('null', null),
  invalid('a string', 'graph'),
  invalid('a list', []),
  invalid('nodes in a list', { nodes: [] }),
  invalid('edges in an object', { nodes: {}, edges: {} }),
  invalid('a number for an edge', { nodes: {}, edges: [7] }),
  invalid('an edge without destination', { nodes: {}, edges: [{ source: { node_id: 'a', field: 'value' } }] }),
  invalid('an edge from an unknown node', graph({ b: { type: 'add' } }, ['a.value b.a'])),
  invalid('an edge to an unknown node', graph({ a: one }, ['a.value b.a'])),
  invalid('an edge from an unknown output', graph({ a: one, b: { type: 'add' } }, ['a.sum b.a'])),
  invalid('an edge to an unknown input', graph({ a: one, b: { type: 'add' } }, ['a.value b.c'])),
  invalid('a string into a number', graph({ a: words, b: { type: 'add' } }, ['a.value b.a'])),
  invalid('an edge from a node to itself', graph({ a: { type: 'add' } }, ['a.value a.a'])),
  invalid('a cycle', graph({ a: { type: 'add' }, b: { type: 'add' } }, ['a.value b.a', 'b.value a.a'])),
  invalid('an iterator without input', graph({ a: { type: 'iterate' } })),
  invalid('an iterator over a number', graph({ a: one, b: { type: 'iterate' } }, ['a.value b.collection'])),
  invalid('a collector without input', graph({ a: { type: 'collect' } })),
  invalid(
    'a collector of different types',
    graph({ a: one, b: words, c: { type: 'collect' } }, ['a.value c.item', 'b.value c.item']),
  ),
  invalid('a node of the editor', graph({ a: { type: 'integer_batch' } }), 500),
];

const NAMES = ['image', 'string', 'integer', 'float'];
const values = { images: [], strings: ['a'], integers: [1], floats: [0.5] };

/** The server makes no node of its editor: it fails on the graph, whatever the inputs, and whether or not it has edges. */
const editorNodes = [
  ...NAMES.flatMap((name) => [
    invalid(`a batch: ${name}`, graph({ a: { type: `${name}_batch`, ...values, batch_group_id: 'Group 1' } }), 500),
    invalid(`an invalid batch: ${name}`, graph({ a: { type: `${name}_batch`, [`${name}s`]: 7 } }), 500),
    invalid(`a generator: ${name}`, graph({ a: { type: `${name}_generator`, generator: {} } }), 500),
  ]),
  invalid(
    'a generator, a batch and what they feed',
    graph({ g: { type: 'integer_generator' }, b: { type: 'integer_batch' }, a: { type: 'add' } }, [
      'g.integers b.integers',
      'b.integers a.a',
    ]),
    500,
  ),
  invalid('a batch beside an invalid node', graph({ a: { type: 'integer_batch' }, b: { type: 'add', a: 'x' } }), 500),
];

export const scenarios = [
  queueScenario('a graph with an invalid node is rejected', (context) => checkRequests(context, nodes)),
  queueScenario('a graph with a batch or a generator is rejected', (context) => checkRequests(context, editorNodes)),
  queueScenario('an invalid graph is rejected', (context) => checkRequests(context, graphs)),
];
