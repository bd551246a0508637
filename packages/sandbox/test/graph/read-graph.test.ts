import { expect, test } from 'vitest';
import { record } from '../../src/internal/validation/record.js';
import { createSandbox } from '../../src/sandbox.js';
import { edge, nodes } from '../support/queue.js';
import { request } from '../support/request.js';

const refusalOf = async (graph: unknown) => {
  using sandbox = createSandbox();
  const { status, body } = await request(sandbox, 'POST /api/v1/queue/q/enqueue_batch', { json: { batch: { graph } } });
  const { detail } = body as { detail: { type: string; loc: string[]; msg: string }[] };
  return [status, ...(detail ?? []).map(({ type, loc, msg }) => `${loc.slice(3).join('.')} ${type}: ${msg}`)];
};

const add = { id: 'a', type: 'add' };
const GRAPH = ' value_error: Value error, ';

test.each<[string, unknown, string]>([
  ['null', null, ' model_attributes_type: Input should be a valid dictionary or object to extract fields from'],
  ['nodes in a list', { nodes: [] }, 'nodes dict_type: Input should be a valid dictionary'],
  ['edges in an object', { edges: {} }, 'edges list_type: Input should be a valid list'],
  [
    'a text for a node',
    { nodes: { a: 'x' } },
    'nodes.a model_attributes_type: Input should be a valid dictionary or object to extract fields from',
  ],
  [
    'no type',
    { nodes: { a: { id: 'a' } } },
    "nodes.a union_tag_not_found: Unable to extract tag using discriminator 'type'",
  ],
  [
    'an edge without an end',
    { edges: [{ source: { node_id: 'a', field: 'b' } }] },
    'edges.0.destination missing: Field required',
  ],
])('rejects a graph of the wrong shape at the wrong place: %s', async (_, graph, complaint) => {
  expect(await refusalOf(graph)).toEqual([422, complaint]);
});

test('rejects an unknown type with a list of all types', async () => {
  const [status, complaint] = await refusalOf({ nodes: nodes({ id: 'a', type: 'ad' }) });
  expect(status).toBe(422);
  expect(complaint).toMatch(
    /^nodes\.a union_tag_invalid: Input tag 'ad' found using 'type' does not match any of .*'add'.*'l2i'/,
  );
});

test.each<[string, object, string[]]>([
  [
    'text and fractions for a whole number',
    { ...add, a: 'x', b: 5.5 },
    [
      'nodes.a.add.a int_parsing: Input should be a valid integer, unable to parse string as an integer',
      'nodes.a.add.b int_from_float: Input should be a valid integer, got a number with a fractional part',
    ],
  ],
  ['null where none may be', { ...add, a: null }, ['nodes.a.add.a int_type: Input should be a valid integer']],
  [
    'out of range, and no such choice',
    { id: 'a', type: 'img_resize', width: 0, resample_mode: 'fast' },
    [
      'nodes.a.img_resize.width greater_than: Input should be greater than 0',
      "nodes.a.img_resize.resample_mode literal_error: Input should be 'nearest', 'box', 'bilinear', 'hamming', 'bicubic' or 'lanczos'",
    ],
  ],
  [
    'an image by its bare name',
    { id: 'a', type: 'img_blur', image: 'x.png', radius: -1 },
    [
      'nodes.a.img_blur.image model_type: Input should be a valid dictionary or instance of ImageField',
      'nodes.a.img_blur.radius greater_than_equal: Input should be greater than or equal to 0',
    ],
  ],
  [
    'a number for a name',
    { id: 'a', type: 'image', image: { image_name: 5 } },
    ['nodes.a.image.image.image_name string_type: Input should be a valid string'],
  ],
  [
    'half a colour',
    { id: 'a', type: 'color', color: { r: 256, g: 0, b: 0 } },
    [
      'nodes.a.color.color.r less_than_equal: Input should be less than or equal to 255',
      'nodes.a.color.color.a missing: Field required',
    ],
  ],
  [
    'a division by nothing',
    { id: 'a', type: 'integer_math', operation: 'DIV', b: 0 },
    ['nodes.a.integer_math.b value_error: Value error, Cannot divide by zero'],
  ],
  [
    'a root of less than nothing',
    { id: 'a', type: 'float_math', operation: 'EXP', a: -1, b: 0.5 },
    ['nodes.a.float_math.b value_error: Value error, Root operation resulted in a complex number'],
  ],
  [
    'a range that goes nowhere',
    { id: 'a', type: 'range', start: 5, stop: 5 },
    ['nodes.a.range.stop value_error: Value error, stop must be greater than start'],
  ],
  [
    'items that are none',
    { id: 'a', type: 'metadata', items: 5 },
    [
      'nodes.a.metadata.items.list[MetadataItemField] list_type: Input should be a valid list',
      'nodes.a.metadata.items.MetadataItemField model_type: Input should be a valid dictionary or instance of MetadataItemField',
    ],
  ],
  [
    'a board by its bare id',
    { id: 'a', type: 'blank_image', board: 'auto' },
    ['nodes.a.blank_image.board model_type: Input should be a valid dictionary or instance of BoardField'],
  ],
])('rejects a node with one issue for each invalid value: %s', async (_, node, complaints) => {
  expect(await refusalOf({ nodes: { a: node } })).toEqual([422, ...complaints]);
});

test('a node accepts values in other notations, adds defaults and drops unknown fields', async () => {
  using sandbox = createSandbox();
  const sent = nodes({ id: 'a', type: 'add', a: true, b: '7', c: 1 }, { id: 's', type: 'string', value: 5.5 });
  const { body } = await request(sandbox, 'POST /api/v1/queue/q/enqueue_batch', {
    json: { batch: { graph: { nodes: sent } } },
  });
  expect(body).toMatchObject({
    batch: {
      graph: {
        nodes: {
          a: { id: 'a', is_intermediate: false, use_cache: true, a: 1, b: 7, type: 'add' },
          s: { value: '5.5' },
        },
      },
    },
  });
  expect(JSON.stringify(body)).not.toContain('"c"');
});

test('fails on types for the editor, and on a choice that is needed before it is read', async () => {
  using sandbox = createSandbox();
  for (const node of [{ type: 'image_batch' }, { type: 'integer_math', operation: 'FOO', b: 0 }]) {
    const json = { batch: { graph: { nodes: nodes({ id: 'a', ...node }) } } };
    const { status, body } = await request(sandbox, 'POST /api/v1/queue/q/enqueue_batch', { json });
    expect([status, body]).toEqual([500, 'Internal Server Error']);
  }
});

const ints = { id: 'c', type: 'integer_collection' };
const text = { id: 's', type: 'string' };
const iterate = { id: 'i', type: 'iterate' };
const collect = { id: 'k', type: 'collect' };

test.each<[object[], string[], string]>([
  [[{ ...add, id: 'b' }], [], 'Node ids must match, got a and b'],
  [[add], ['x.value -> a.a'], 'Edge source node x does not exist in the graph'],
  [[add], ['a.value -> x.a'], 'Edge destination node x does not exist in the graph'],
  [[add, text], ['s.nothing -> a.a'], 'Edge source field nothing does not exist in node s'],
  [[add, text], ['s.value -> a.nothing'], 'Edge destination field nothing does not exist in node a'],
  [[add], ['a.value -> a.a'], 'Graph contains cycles'],
  [[add, text], ['s.value -> a.a'], 'Edge source and target types do not match (s.value -> a.a)'],
  [[iterate], [], 'Invalid iterator node (i): Iterator must have a collection input edge'],
  [[add, iterate], ['a.value -> i.collection'], 'Invalid iterator node (i): Iterator input must be a collection'],
  [[ints, iterate, { id: 'b', type: 'boolean' }], ['c.collection -> i.collection', 'i.item -> b.value'], ''],
  [
    [{ id: 'c', type: 'string_collection' }, iterate, add],
    ['c.collection -> i.collection', 'i.item -> a.a'],
    'Invalid iterator node (i): Iterator outputs must connect to an input with a matching type',
  ],
  [
    [ints, { ...ints, id: 'd' }, iterate],
    ['c.collection -> i.collection', 'd.collection -> i.collection'],
    'Invalid iterator node (i): Iterator may only have one input edge',
  ],
  [
    [text, collect, iterate, add],
    ['s.value -> k.item', 'k.collection -> i.collection', 'i.item -> a.a'],
    'Invalid iterator node (i): Iterator collection type must match all iterator output types',
  ],
  [[collect], [], 'Invalid collector node (k): Collector must have at least one item or collection input edge'],
  [
    [add, text, collect],
    ['a.value -> k.item', 's.value -> k.item'],
    'Invalid collector node (k): Collector input collection items must be of a single type',
  ],
  [
    [add, collect],
    ['a.value -> k.collection'],
    'Invalid collector node (k): Collector collection input must be a collection',
  ],
  [
    [add, collect, { id: 's', type: 'string_collection' }],
    ['a.value -> k.item', 'k.collection -> s.collection'],
    'Invalid collector node (k): Collector outputs must connect to a collection input with a matching type',
  ],
  [
    [add, collect, text],
    ['a.value -> k.item', 'k.collection -> s.value'],
    'Invalid collector node (k): Collector output must connect to a collection input',
  ],
])('rejects invalid edges in the order of the server: %o %o', async (list, edges, problem) => {
  const given = Object.fromEntries(
    list.map((node, index) => [problem.includes('got') ? 'a' : (record(node)['id'] ?? index), node]),
  );
  const refusal = await refusalOf({ nodes: given, edges: edges.map(edge) });
  expect(refusal).toEqual(
    problem === ''
      ? [422, `${GRAPH}Invalid iterator node (i): Iterator outputs must connect to an input with a matching type`]
      : [422, `${GRAPH}${problem}`],
  );
});

test.each([
  ['a list and its items pass for each other', [ints, add], 'c.collection -> a.a'],
  ['an item passes for a list', [add, ints], 'a.value -> c.collection'],
  ['a boolean is a number', [{ id: 'b', type: 'boolean' }, add], 'b.value -> a.a'],
  ['numbers are text', [{ id: 'f', type: 'float' }, text], 'f.value -> s.value'],
  ['inputs that take values only take edges too', [{ id: 'b', type: 'boolean' }, add], 'b.value -> a.is_intermediate'],
])('accepts edges where the server is lenient: %s', async (_, list, line) => {
  expect(await refusalOf({ nodes: nodes(...(list as { id: string; type: string }[])), edges: [edge(line)] })).toEqual([
    200,
  ]);
});

test('accepts integers for floats, and subclasses of one type in a collector', async () => {
  const list = [add, { id: 'f', type: 'float' }, { id: 'b', type: 'boolean' }, collect, ints];
  const lines = ['a.value -> f.value', 'a.value -> k.item', 'b.value -> k.item', 'k.collection -> c.collection'];
  expect(await refusalOf({ nodes: nodes(...list), edges: lines.map(edge) })).toEqual([200]);
});

test('rejects an integer for an optional float', async () => {
  const core = { id: 'm', type: 'core_metadata' };
  expect(await refusalOf({ nodes: nodes(add, core), edges: [edge('a.value -> m.cfg_scale')] })).toEqual([
    422,
    `${GRAPH}Edge source and target types do not match (a.value -> m.cfg_scale)`,
  ]);
});
