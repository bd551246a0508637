import { expect, test } from 'vitest';
import { record } from '../../src/internal/validation/record.js';
import { createSandbox } from '../../src/sandbox.js';
import { edge, type Item, nodes, payloadsOf, recordEvents, run } from '../support/queue.js';

type Node = { id: string; type: string; [input: string]: unknown };

/** Runs a graph and returns the output of each node by name and path: `add 0.1: 3`. */
async function outcome(list: Node[], edges: string[]) {
  using sandbox = createSandbox();
  const log = recordEvents(sandbox);
  const item = await run(sandbox, { nodes: nodes(...list), edges: edges.map(edge) });
  const started = payloadsOf(log, 'invocation_started').map((event) => record(event)['invocation_source_id']);
  return { item, started, outputs: outputsOf(item) };
}

function outputsOf({ session }: Item): string[] {
  const sources = session['prepared_source_mapping'] as Record<string, string>;
  const paths = session['prepared_iteration_paths'] as Record<string, number[]>;
  return Object.entries(session.results).map(([id, output]) => {
    const value = output['value'] ?? output['collection'] ?? output['item'];
    return `${[sources[id], paths[id]?.join('.')].join(' ').trim()}: ${JSON.stringify(value)}`;
  });
}

const range = (id: string, start: number, stop: number) => ({ id, type: 'range', start, stop });
const iterate = (id: string) => ({ id, type: 'iterate' });

test('nodes after an iterator run once for each item, up to the collector', async () => {
  const { item, started, outputs } = await outcome(
    [range('r', 0, 3), iterate('i'), { id: 'a', type: 'add', b: 10 }, { id: 'c', type: 'collect' }],
    ['r.collection -> i.collection', 'i.item -> a.a', 'a.value -> c.item'],
  );
  expect(started).toEqual(['r', 'i', 'i', 'i', 'a', 'a', 'a', 'c']);
  expect(outputs).toEqual([
    'r: [0,1,2]',
    ...['i 0: 0', 'i 1: 1', 'i 2: 2', 'a 0: 10', 'a 1: 11', 'a 2: 12'],
    'c: [10,11,12]',
  ]);
  expect(item.session['executed_history']).toEqual(['r', 'i', 'a', 'c']);
  const { nodes: runs, edges } = item.session['execution_graph'] as { nodes: object; edges: object[] };
  expect([Object.keys(runs).length, edges.length]).toEqual([8, 9]);
  // Collections are in the results only.
  const collections = Object.values(runs).map((node) => record(node)['collection']);
  expect(collections.filter((collection) => collection !== undefined)).toEqual([[], [], [], []]);
});

test('independent iterators are combined, and collected for each outer item', async () => {
  const { outputs } = await outcome(
    [
      range('r', 0, 2),
      range('s', 10, 12),
      iterate('i'),
      iterate('j'),
      { id: 'a', type: 'add' },
      { id: 'c', type: 'collect' },
    ],
    [
      'r.collection -> i.collection',
      's.collection -> j.collection',
      'i.item -> a.a',
      'j.item -> a.b',
      'a.value -> c.item',
    ],
  );
  expect(outputs.slice(-6)).toEqual([
    'a 0.0: 10',
    'a 0.1: 11',
    'a 1.0: 11',
    'a 1.1: 12',
    'c 0: [10,11]',
    'c 1: [11,12]',
  ]);
});

test('a nested iterator has its own indexes in each outer item', async () => {
  const { outputs } = await outcome(
    [
      ...[range('r', 1, 3), iterate('i'), { id: 's', type: 'range_of_size' }, iterate('j'), { id: 'a', type: 'add' }],
      ...[
        { id: 'c', type: 'collect' },
        { id: 'd', type: 'collect' },
      ],
    ],
    [
      ...['r.collection -> i.collection', 'i.item -> s.size', 's.collection -> j.collection', 'i.item -> a.a'],
      ...['j.item -> a.b', 'a.value -> c.item', 'c.collection -> d.collection'],
    ],
  );
  expect(outputs.filter((output) => /^[acd]/.test(output))).toEqual([
    ...['a 0.0: 1', 'a 1.0: 2', 'a 1.1: 3', 'c 0: [1]', 'd 0: [1]', 'c 1: [2,3]', 'd 1: [2,3]'],
  ]);
});

test('an empty collection runs nothing and collects nothing', async () => {
  const { item, started, outputs } = await outcome(
    [{ id: 'e', type: 'integer_collection' }, iterate('i'), { id: 'a', type: 'add' }, { id: 'c', type: 'collect' }],
    ['e.collection -> i.collection', 'i.item -> a.a', 'a.value -> c.item'],
  );
  expect([started, outputs]).toEqual([
    ['e', 'c'],
    ['e: []', 'c: []'],
  ]);
  expect(item.session['source_prepared_mapping']).toMatchObject({ i: [], a: [] });
});

test('collects collections before single items', async () => {
  const { outputs } = await outcome(
    [{ id: 'n', type: 'integer', value: 9 }, range('r', 0, 2), { id: 'c', type: 'collect' }],
    ['n.value -> c.item', 'r.collection -> c.collection'],
  );
  expect(outputs.at(-1)).toBe('c: [0,1,9]');
});

test('nodes of the branch not taken do not run and count as executed', async () => {
  const { item, started, outputs } = await outcome(
    [
      ...[
        { id: 't', type: 'add', a: 1 },
        { id: 'f', type: 'div', a: 1, b: 0 },
        { id: 'z', type: 'boolean', value: true },
      ],
      { id: 'i', type: 'if' },
    ],
    ['t.value -> i.true_input', 'f.value -> i.false_input', 'z.value -> i.condition'],
  );
  expect([started, outputs.at(-1)]).toEqual([['z', 't', 'i'], 'i: 1']);
  expect(item).toMatchObject({ status: 'completed', session: { executed_history: ['z', 'f', 't', 'i'] } });
});

test('decides a condition for each item', async () => {
  const { outputs } = await outcome(
    [
      { id: 'b', type: 'boolean_collection', collection: [true, false] },
      ...[iterate('i'), { id: 't', type: 'add', b: 10 }, { id: 'f', type: 'mul', b: -1 }, { id: 'c', type: 'if' }],
      { id: 'o', type: 'collect' },
    ],
    [
      ...['b.collection -> i.collection', 'i.index -> t.a', 'i.index -> f.a', 't.value -> c.true_input'],
      ...['f.value -> c.false_input', 'i.item -> c.condition', 'c.value -> o.item'],
    ],
  );
  expect(outputs.filter((output) => /^[tfo]/.test(output))).toEqual(['t 0: 10', 'f 1: -1', 'o: [10,-1]']);
});

test('nodes that feed both branches, or other nodes too, run', async () => {
  const { started } = await outcome(
    [
      ...[
        { id: 'a', type: 'add', a: 1 },
        { id: 'b', type: 'mul' },
        { id: 'c', type: 'sub' },
        { id: 'i', type: 'if' },
      ],
      { id: 'u', type: 'add' },
    ],
    ['a.value -> b.a', 'a.value -> c.a', 'b.value -> i.true_input', 'c.value -> i.false_input', 'a.value -> u.a'],
  );
  expect([...started].sort()).toEqual(['a', 'c', 'i', 'u']);
});

test('runs nodes class by class, starting with the first two of the graph, then by class name', async () => {
  const { started } = await outcome(
    [
      ...[
        { id: 'q', type: 'float_math' },
        { id: 'b', type: 'boolean' },
        { id: 'd', type: 'div', b: 1 },
      ],
      ...[
        { id: 'c', type: 'color' },
        { id: 'a', type: 'add' },
        { id: 'b2', type: 'boolean' },
      ],
    ],
    [],
  );
  // The class of `div` is DivideInvocation, that of `boolean` BooleanInvocation.
  expect(started).toEqual(['b', 'b2', 'a', 'c', 'd', 'q']);
});

test('the last of several edges into one input is used', async () => {
  const { outputs } = await outcome(
    [
      { id: 'a', type: 'integer', value: 1 },
      { id: 'b', type: 'integer', value: 2 },
      { id: 'x', type: 'add' },
    ],
    ['a.value -> x.a', 'b.value -> x.a'],
  );
  expect(outputs.at(-1)).toBe('x: 2');
});

test('an invalid value for an input fails the item before the node starts', async () => {
  const { item, started } = await outcome(
    [
      { id: 's', type: 'integer_collection', collection: [1] },
      { id: 'x', type: 'add' },
    ],
    ['s.collection -> x.a'],
  );
  expect(started).toEqual(['s']);
  const prepared = Object.keys(item.session['errors'] as object)[0];
  expect(item).toMatchObject({
    error_type: 'NodeInputError',
    error_message: `Node ${prepared} has invalid incoming input for a`,
  });
});

test('a node without a required input fails, and so does one that is not implemented', async () => {
  const missing = await outcome([{ id: 'b', type: 'img_blur' }], []);
  expect(missing.item).toMatchObject({
    error_type: 'MissingInputException',
    error_message: 'Node img_blur missing value or connection for field image',
  });
  const unconnected = await outcome([{ id: 'x', type: 'l2i' }], []);
  expect(unconnected.item).toMatchObject({
    error_type: 'RequiredConnectionException',
    error_message: 'Node l2i missing connections for field latents',
  });
  const foreign = await outcome([{ id: 'x', type: 'face_identifier', image: { image_name: 'a' } }], []);
  const error_message =
    'Not implemented by the sandbox: node type face_identifier, which needs a network that detects faces';
  expect(foreign.item).toMatchObject({ error_message });
  const model = { key: 'k', hash: 'h', name: 'n', base: 'sd-1', type: 'main' };
  const loader = await outcome([{ id: 'm', type: 'main_model_loader', model }], []);
  expect(loader.item).toMatchObject({ error_type: 'Exception', error_message: 'Unknown model k' });
  const none = await outcome([{ id: 'v', type: 'vae_loader' }], []);
  expect(none.item).toMatchObject({
    error_message: 'Node vae_loader missing value or connection for field vae_model',
  });
});
