import { graph } from '../../runner/graph.js';
import { queueScenario } from '../../runner/queue-scenario.js';
import { type Refusal, refused } from '../../runner/request-cases.js';

const POST = 'POST /api/v1/queue/default/enqueue_batch';
const one = { type: 'integer', value: 1 };
const words = { type: 'string', value: 'a fox' };

const sent = (why: string, told: unknown, status = 422): Refusal => [
  why,
  POST,
  { json: { batch: { graph: told } } },
  status,
];
const node = (why: string, told: unknown): Refusal => sent(why, { nodes: { a: told } });

const nodes = [
  node('no such type', { id: 'a', type: 'teleport' }),
  node('no type', { id: 'a' }),
  node('a number for a type', { id: 'a', type: 7 }),
  node('no id', { type: 'integer' }),
  node('another id', { id: 'b', type: 'integer' }),
  node('nothing', null),
  node('a list', []),
  node('a text for a number', { id: 'a', type: 'add', a: 'seven' }),
  node('a half for an integer', { id: 'a', type: 'add', a: 5.5 }),
  node('nothing for a number', { id: 'a', type: 'add', a: null }),
  node('a list for a number', { id: 'a', type: 'add', a: [1], b: {} }),
  node('a list for a text', { id: 'a', type: 'string', value: ['fox'] }),
  node('a text for a flag', { id: 'a', type: 'boolean', value: 'perhaps' }),
  node('a word that is no choice', { id: 'a', type: 'integer_math', operation: 'ROT' }),
  node('a word that is no choice of another', { id: 'a', type: 'float_math', operation: 1 }),
  node('division by nought', { id: 'a', type: 'integer_math', operation: 'DIV', a: 1, b: 0 }),
  node('a range that ends before it starts', { id: 'a', type: 'range', start: 5, stop: 1 }),
  node('a text among numbers', { id: 'a', type: 'integer_collection', collection: [1, 'x'] }),
  node('a flag that is none', { id: 'a', type: 'integer', use_cache: 'perhaps', is_intermediate: 5 }),
];

const graphs = [
  sent('nothing', null),
  sent('a text', 'graph'),
  sent('a list', []),
  sent('nodes in a list', { nodes: [] }),
  sent('edges in an object', { nodes: {}, edges: {} }),
  sent('an edge that is none', { nodes: {}, edges: [7] }),
  sent('an edge with one end', { nodes: {}, edges: [{ source: { node_id: 'a', field: 'value' } }] }),
  sent('an edge from nowhere', graph({ b: { type: 'add' } }, ['a.value b.a'])),
  sent('an edge to nowhere', graph({ a: one }, ['a.value b.a'])),
  sent('an edge from no output', graph({ a: one, b: { type: 'add' } }, ['a.sum b.a'])),
  sent('an edge to no input', graph({ a: one, b: { type: 'add' } }, ['a.value b.c'])),
  sent('a text into a number', graph({ a: words, b: { type: 'add' } }, ['a.value b.a'])),
  sent('a node that feeds itself', graph({ a: { type: 'add' } }, ['a.value a.a'])),
  sent('a circle', graph({ a: { type: 'add' }, b: { type: 'add' } }, ['a.value b.a', 'b.value a.a'])),
  sent('an iterator over nothing', graph({ a: { type: 'iterate' } })),
  sent('an iterator over one', graph({ a: one, b: { type: 'iterate' } }, ['a.value b.collection'])),
  sent('a collector of nothing', graph({ a: { type: 'collect' } })),
  sent(
    'a collector of this and that',
    graph({ a: one, b: words, c: { type: 'collect' } }, ['a.value c.item', 'b.value c.item']),
  ),
  sent('a node that only the editor knows', graph({ a: { type: 'integer_batch' } }), 500),
];

export const scenarios = [
  queueScenario('a graph with a node that is nonsense is refused', (stage) => refused(stage, nodes)),
  queueScenario('a graph that is nonsense is refused', (stage) => refused(stage, graphs)),
];
