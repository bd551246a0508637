import { expect, test } from 'vitest';

import { convertWorkflow, type WorkflowEnvironment } from '../../src/workflow.js';
import { connector, invocation, workflowDocument } from '../support/workflow-document.js';
import { workflowTypes as types } from '../support/workflow-types.js';

const convert = (document: object, environment: Partial<WorkflowEnvironment> = {}) =>
  convertWorkflow(document, { types, ...environment });
const graphOf = (nodes: readonly object[], edges: readonly string[] = []) => {
  const { graph } = convert(workflowDocument(nodes, edges));
  const links = graph.edges.map(({ source, destination }) => [
    `${source.node_id}.${source.field} -> ${destination.node_id}.${destination.field}`,
  ]);
  return { nodes: graph.nodes, edges: links.flat() };
};
const codes = (document: object, environment?: Partial<WorkflowEnvironment>) =>
  convert(document, environment).changes.map(({ code }) => code);
const problems = (nodes: readonly object[], edges: readonly string[] = []) =>
  convert(workflowDocument(nodes, edges)).problems.map(({ code, nodeId, field }) => [code, nodeId, field]);

const attributes = { use_cache: true, is_intermediate: true };

test('a node has its values and attributes, and an edge takes the place of a value', () => {
  expect(
    graphOf([invocation('a', 'integer', { value: 5 }), invocation('b', 'add', { a: 5, b: 7 })], ['a.value -> b.b']),
  ).toEqual({
    nodes: {
      a: { id: 'a', type: 'integer', value: 5, ...attributes },
      b: { id: 'b', type: 'add', a: 5, ...attributes },
    },
    edges: ['a.value -> b.b'],
  });
});

test('connectors are followed, and an edge is not there twice', () => {
  const nodes = [invocation('a', 'integer'), connector('c'), connector('d'), invocation('b', 'add', { a: 5 })];
  const edges = ['a.value -> c.in', 'c.out -> d.in', 'd.out -> b.a', 'a.value -> b.b', 'c.out -> b.b'];
  expect(graphOf(nodes, edges).edges).toEqual(['a.value -> b.a', 'a.value -> b.b']);
});

test('an edge and one through a connector are one', () => {
  const nodes = [invocation('a', 'integer'), connector('c'), invocation('b', 'collect')];
  expect(graphOf(nodes, ['a.value -> c.in', 'a.value -> b.item', 'c.out -> b.item']).edges).toEqual([
    'a.value -> b.item',
  ]);
});

test('a connector that leads from nowhere leaves the value in place', () => {
  const { nodes, edges } = graphOf([connector('c'), invocation('b', 'add', { a: 5 })], ['c.out -> b.a']);
  expect([nodes['b']?.['a'], edges]).toEqual([5, []]);
});

test.each([
  ['auto', { board_id: 'x' }],
  ['none', undefined],
  [{ board_id: 'b' }, { board_id: 'b' }],
  [undefined, { board_id: 'x' }],
])('the board %j is sent as %j', (board, sent) => {
  const document = workflowDocument([invocation('s', 'save', { board, image: { image_name: 'a.png' } })]);
  expect(convert(document, { autoAddBoard: 'x' }).graph.nodes['s']?.['board']).toEqual(sent);
});

test('without a board for new images, and where the node has no such input, none is sent', () => {
  const auto = workflowDocument([invocation('s', 'save', { board: 'auto' }), invocation('t', 'save', {})]);
  expect(convert(auto).graph.nodes['s']).not.toHaveProperty('board');
  expect(convert(auto, { autoAddBoard: 'x' }).graph.nodes['t']).not.toHaveProperty('board');
});

test('an unknown input is sent of metadata alone', () => {
  const { nodes } = graphOf([
    invocation('m', 'core_metadata', { seed: 1, mine: null, gone: undefined }),
    invocation('a', 'integer', { value: 1, mine: 2 }),
  ]);
  expect(nodes['m']).toEqual({ id: 'm', type: 'core_metadata', seed: 1, mine: null, ...attributes });
  expect(nodes['a']).not.toHaveProperty('mine');
});

test.each([
  ['an unknown node', ['x.value -> b.a']],
  ['an unknown output', ['a.none -> b.a']],
  ['an unknown input', ['a.value -> b.none']],
  ['itself', ['b.value -> b.a']],
  ['a second edge into an input', ['a.value -> b.a', 'd.value -> b.a']],
  ['twice the same', ['a.value -> b.a', 'a.value -> b.a']],
  ['a number for an integer', ['f.value -> b.a']],
  ['a boolean for an integer', ['t.value -> b.a']],
  ['a list for an integer', ['r.collection -> b.a']],
  ['a direct input', ['a.value -> s.size']],
  ['a cycle', ['b.value -> d.a', 'd.value -> b.a']],
  ['a list of a node for a batch', ['r.collection -> n.integers']],
  ['a list of integers for a batch of numbers', ['r.collection -> m.floats']],
  ['a generator for a list', ['g.integers -> l.collection']],
])('the last edge is removed: %s', (_, edges) => {
  const nodes = [
    ...[invocation('a', 'integer'), invocation('b', 'add'), invocation('d', 'add'), invocation('f', 'float')],
    ...[
      invocation('t', 'boolean'),
      invocation('r', 'range'),
      invocation('s', 'save'),
      invocation('n', 'integer_batch'),
    ],
    ...[invocation('g', 'integer_generator'), invocation('l', 'integer_collection'), invocation('m', 'float_batch')],
  ];
  const { changes } = convert(workflowDocument(nodes, edges));
  const removed = changes.filter(({ code }) => code === 'edge_removed');
  expect(removed).toHaveLength(1);
  expect(removed[0]?.message).toContain(edges.at(-1)?.replace(' -> ', ' to '));
});

test.each([
  ['an integer for a number', ['a.value -> f.value']],
  ['a number for a text', ['f.value -> x.value']],
  ['an item of a list for anything single', ['i.item -> b.a']],
  ['a list for a loop', ['r.collection -> i.collection']],
  ['a collected list for a list of integers', ['a.value -> c.item', 'c.collection -> l.collection']],
  ['several items', ['a.value -> c.item', 'b.value -> c.item']],
  ['a branch that fits', ['a.value -> z.true_input', 'z.value -> b.a']],
])('an edge is kept: %s', (_, edges) => {
  const nodes = [
    ...[invocation('a', 'integer'), invocation('b', 'add'), invocation('f', 'float'), invocation('x', 'string')],
    ...[invocation('i', 'iterate'), invocation('r', 'range'), invocation('c', 'collect')],
    ...[invocation('l', 'integer_collection'), invocation('z', 'if')],
  ];
  expect(graphOf(nodes, edges).edges).toEqual(edges);
});

test.each([
  ['items of two types', ['a.value -> c.item', 'x.value -> c.item']],
  ['collected lists of two types', ['a.value -> c.item', 'x.value -> e.item', 'c.collection -> e.collection']],
  ['branches of two types', ['a.value -> z.true_input', 't.value -> z.false_input']],
  ['a branch that does not fit', ['x.value -> z.true_input', 'z.value -> b.a']],
  ['through a connector', ['x.value -> k.in', 'k.out -> b.a']],
  ['through a connector, the other way round', ['k.out -> b.a', 'x.value -> k.in']],
])('the last edge is removed: %s', (_, edges) => {
  const nodes = [
    ...[invocation('a', 'integer'), invocation('b', 'add'), invocation('x', 'string'), invocation('t', 'boolean')],
    ...[invocation('c', 'collect'), invocation('e', 'collect'), invocation('z', 'if'), connector('k')],
  ];
  const { changes } = convert(workflowDocument(nodes, edges));
  expect(changes.map(({ message }) => message)).toEqual([
    expect.stringContaining(String(edges.at(-1)?.replace(' -> ', ' to '))),
  ]);
});

test('nodes of an older minor version are updated, and get what they lack', () => {
  const old = { version: '1.0.9' };
  const document = workflowDocument([
    invocation('a', 'add', { a: null, old: 1 }, old),
    invocation('m', 'core_metadata', { mine: 1 }, old),
    invocation('n', 'add', { a: 5 }),
    invocation('o', 'add', { a: 5 }, { version: '2.0.0' }),
  ]);
  const { graph, changes } = convert(document);
  expect(graph.nodes['a']).toEqual({ id: 'a', type: 'add', a: 0, b: 0, ...attributes });
  expect(graph.nodes['m']).toEqual({ id: 'm', type: 'core_metadata', mine: 1, seed: 0, ...attributes });
  expect(graph.nodes['n']).not.toHaveProperty('b');
  expect(changes.map(({ code, nodeId }) => [code, nodeId])).toEqual([
    ['value_dropped', 'a'],
    ['node_updated', 'a'],
    ['node_updated', 'm'],
    ['version_differs', 'o'],
  ]);
});

test('what the server does not have is dropped', () => {
  const has = (_: string, id: string): boolean => id !== 'gone.png';
  const document = workflowDocument([
    invocation('s', 'save', { image: { image_name: 'gone.png' } }),
    invocation('n', 'image_batch', { images: [{ image_name: 'gone.png' }, { image_name: 'a.png' }] }),
  ]);
  const { batch, graph, problems: found } = convert(document, { has });
  expect(graph.nodes['s']).not.toHaveProperty('image');
  expect(found).toContainEqual(expect.objectContaining({ code: 'input_missing', nodeId: 's', field: 'image' }));
  expect(JSON.stringify(batch.workflow)).not.toContain('gone.png');
});

test('a workflow that calls another passes on its inputs', () => {
  const child = convert(
    workflowDocument([invocation('x', 'add', { a: 5 })], [], { exposedFields: [{ nodeId: 'x', fieldName: 'a' }] }),
  ).batch.workflow;
  const name = 'saved_workflow_input::x::a';
  const call = invocation('c', 'call_saved_workflow', { workflow_id: 'w', 'saved_workflow_input::old::a': 1 });
  const { graph, changes, batch } = convert(workflowDocument([call]), { savedWorkflow: () => child as never });
  expect(graph.nodes['c']).toMatchObject({ workflow_id: 'w', workflow_inputs: { [name]: 5 } });
  const refreshed = {
    code: 'inputs_refreshed',
    nodeId: 'c',
    message: expect.stringContaining('the workflow w exposes'),
  };
  expect(changes).toEqual([refreshed]);
  expect(convert(batch.workflow ?? {}, { savedWorkflow: () => child as never }).changes).toEqual([]);
  const linked = workflowDocument([invocation('i', 'integer'), call], []);
  const document = {
    ...linked,
    edges: [{ id: 'e', type: 'default', source: 'i', sourceHandle: 'value', target: 'c', targetHandle: name }],
  };
  expect(convert(document, { savedWorkflow: () => child as never }).graph).toMatchObject({
    nodes: { c: { workflow_inputs: {} } },
    edges: [{ destination: { node_id: 'c', field: name } }],
  });
});

test('a calling workflow may set what the form of the called one shows, and what only its list exposes', () => {
  const elements = {
    root: { id: 'root', type: 'container', data: { layout: 'column', children: ['f'] } },
    f: { id: 'f', type: 'node-field', parentId: 'root', data: { fieldIdentifier: { nodeId: 'x', fieldName: 'b' } } },
  };
  const exposed = ['a', 'b'].map((fieldName) => ({ nodeId: 'x', fieldName }));
  const child = workflowDocument([invocation('x', 'add', { a: 5, b: 6 })], [], {
    exposedFields: exposed,
    form: { rootElementId: 'root', elements },
  });
  const call = invocation('c', 'call_saved_workflow', { workflow_id: 'w' });
  const { graph } = convert(workflowDocument([call]), { savedWorkflow: () => child as never });
  const inputs = { 'saved_workflow_input::x::b': 6, 'saved_workflow_input::x::a': 5 };
  expect(JSON.stringify(graph.nodes['c']?.['workflow_inputs'])).toBe(JSON.stringify(inputs)); // in this order
});

test.each([
  ['no object', 'x', 'is no JSON object'],
  ['no version', {}, 'meta.version must be a version'],
  ['a newer schema', { meta: { version: '4.1.0' } }, 'meta.version must be 1.0.0 to 4.0.0, got 4.1.0'],
  ['no nodes', { ...workflowDocument([]), nodes: undefined }, 'nodes'],
  [
    'a version of a node that is none',
    workflowDocument([invocation('a', 'add', {}, { version: '' })]),
    'nodes.0.data.version',
  ],
  ['two ids of a node', workflowDocument([invocation('a', 'add', {}, { id: 'b' })]), 'has another id'],
  [
    'two results',
    workflowDocument([invocation('a', 'workflow_return'), invocation('b', 'workflow_return')]),
    'of which there can be one',
  ],
])('a document with %s cannot be loaded', (_, document, message) => {
  expect(() => convertWorkflow(document, { types })).toThrow(message);
});

test('documents of older schemas are read', () => {
  const field = { id: 'f', name: 'a', type: 'integer', fieldKind: 'input', label: '', value: 5 };
  const old = invocation('a', 'add', {}, { version: '', inputs: { a: field }, outputs: {}, nodePack: undefined });
  const first = workflowDocument([old], [], { meta: { version: '1.0.0' } });
  const { graph, changes } = convert(first);
  expect(graph.nodes['a']).toMatchObject({ a: 5, b: 0 });
  expect(changes.map(({ code }) => code)).toEqual(['schema_migrated', 'node_updated']);
  const wrong = { ...first, nodes: [invocation('a', 'add', {}, { inputs: { a: { ...field, type: 'Imaginary' } } })] };
  expect(() => convert(wrong)).toThrow('the type Imaginary is not known');
  expect(codes(workflowDocument([], [], { meta: { version: '3.0.0', category: 'user' } }))).toEqual([
    'schema_migrated',
  ]);
});

test('a broken form and fields that are not there are reported, and change no graph', () => {
  const root = { id: 'r', type: 'container', data: { layout: 'column', children: ['gone'] } };
  const document = workflowDocument([invocation('a', 'add', { a: 5 })], [], {
    form: { elements: { r: root }, rootElementId: 'r' },
    exposedFields: [{ nodeId: 'a', fieldName: 'none' }],
  });
  expect(codes(document)).toEqual(['form_ignored', 'field_removed']);
  expect(codes({ ...document, form: { elements: 7 }, exposedFields: [] })).toEqual([]);
});

test('unknown keys survive', () => {
  const document = workflowDocument([{ ...invocation('a', 'integer', { value: 1 }), mine: 1 }], [], { mine: 2 });
  expect(convert({ ...document, id: 'w' }).batch.workflow).toMatchObject({ mine: 2, nodes: [{ mine: 1 }] });
  expect(convert({ ...document, id: 'w' }).batch.workflow).not.toHaveProperty('id');
});

test.each([
  ['nothing is executed', [], [['nothing_to_run', undefined, undefined]]],
  ['an unknown node', [invocation('a', 'none')], [['node_unknown', 'a', undefined]]],
  ['an unknown input', [invocation('a', 'add', { none: 1 })], [['input_unknown', 'a', 'none']]],
  ['no value', [invocation('a', 'save', { image: undefined })], [['input_missing', 'a', 'image']]],
  ['a number below the least', [invocation('a', 'add', { a: -5 })], [['value_range', 'a', 'a']]],
  ['a number above the most', [invocation('a', 'add', { a: 105 })], [['value_range', 'a', 'a']]],
  ['no multiple', [invocation('a', 'add', { a: 7 })], [['value_range', 'a', 'a']]],
  [
    'a long list',
    [invocation('a', 'integer_collection', { collection: [1, 2, 3, 4] })],
    [['value_length', 'a', 'collection']],
  ],
  [
    'an item above the most',
    [invocation('a', 'integer_collection', { collection: [10] })],
    [['value_range', 'a', 'collection']],
  ],
  ['an unknown input of metadata, which may be there', [invocation('m', 'core_metadata', { mine: 1 })], []],
  ['a text for a number, which the server judges', [invocation('a', 'add', { a: 'x' })], []],
])('%s keeps it from being run', (_, nodes, found) => {
  expect(problems(nodes)).toEqual(found);
});
