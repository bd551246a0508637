import { describe, expect, test } from 'vitest';

import { convertWorkflow } from '../../src/workflow.js';
import { connector, invocation, workflowDocument } from '../support/workflow-document.js';
import { createWorkflowFixture } from '../support/workflow-fixture.js';
import { workflowTypes as types } from '../support/workflow-types.js';

const COUNT = 20_000;
const numbers = [...Array(COUNT).keys()];
const convert = (nodes: readonly object[], edges: readonly string[]) =>
  convertWorkflow(workflowDocument(nodes, edges), { types });

/** Returns a list in another order, always the same. */
function shuffled<T>(list: readonly T[]): T[] {
  let state = 7;
  const ranks = new Map(
    list.map((item) => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
      return [item, state];
    }),
  );
  return [...list].sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
}

const inOrders = (edges: readonly string[]): [order: string, edges: readonly string[]][] => [
  ['first to last', edges],
  ['last to first', edges.toReversed()],
  ['in any order', shuffled(edges)],
];

const connectors = [
  invocation('a', 'integer'),
  ...numbers.map((number) => connector(`c${number}`)),
  invocation('b', 'add', { a: 5 }),
];
const links = numbers.slice(1).map((number) => `c${number - 1}.out -> c${number}.in`);

// Most of these would take minutes, or more than the stack has, if work grew with the square of the nodes.
describe('a document of 20 000 nodes', { timeout: 60_000 }, () => {
  test.each(inOrders(['a.value -> c0.in', ...links, `c${COUNT - 1}.out -> b.a`]))(
    'has one edge through all its connectors, which are listed %s',
    (_, edges) => {
      expect(convert(connectors, edges).graph.edges).toEqual([
        { source: { node_id: 'a', field: 'value' }, destination: { node_id: 'b', field: 'a' } },
      ]);
    },
  );

  test('has no edge where its connectors form a circle', () => {
    const edges = [...links, `c${COUNT - 1}.out -> c0.in`, `c${COUNT - 1}.out -> b.a`];
    expect(convert(connectors, edges).graph.edges).toEqual([]);
  });

  const adds = numbers.map((number) => invocation(`d${number}`, 'add', { a: 5, b: 1 }));
  const sums = numbers.slice(1).map((number) => `d${number - 1}.value -> d${number}.a`);

  test.each(inOrders(sums))('keeps a chain that is listed %s, and refuses the edge that closes it', (_, edges) => {
    const { graph, changes } = convert(adds, [...edges, `d${COUNT - 1}.value -> d0.b`]);
    expect(graph.edges).toHaveLength(COUNT - 1);
    expect(changes.map(({ code, message }) => [code, message])).toEqual([
      ['edge_removed', expect.stringContaining('it closes a cycle')],
    ]);
  });

  test('collects all of its numbers', () => {
    const nodes = [...numbers.map((number) => invocation(`d${number}`, 'integer')), invocation('x', 'collect')];
    const edges = numbers.map((number) => `d${number}.value -> x.item`);
    expect(convert(nodes, edges).graph.edges).toHaveLength(COUNT);
  });

  test('keeps lists that are added to each other, and the type of their items', () => {
    const lists = numbers.map((number) => invocation(`x${number}`, 'collect'));
    const nodes = [...lists, invocation('n', 'integer'), invocation('t', 'string')];
    const edges = numbers.slice(1).map((number) => `x${number - 1}.collection -> x${number}.collection`);
    const { graph, changes } = convert(nodes, [...edges, 'n.value -> x0.item', `t.value -> x${COUNT - 1}.item`]);
    expect(graph.edges).toHaveLength(COUNT);
    expect(changes.map(({ nodeId, field }) => [nodeId, field])).toEqual([[`x${COUNT - 1}`, 'item']]);
  });

  test('shows the input that is in the innermost of as many containers', async () => {
    const container = (id: string, parentId: string | undefined, child: string) => ({
      [id]: { id, type: 'container', data: { layout: 'row', children: [child] }, ...(parentId && { parentId }) },
    });
    const fieldIdentifier = { nodeId: 'noise', fieldName: 'seed' };
    const last = `e${COUNT - 1}`;
    const elements = Object.assign(
      container('root', undefined, 'e0'),
      ...numbers.map((number) =>
        container(
          `e${number}`,
          number === 0 ? 'root' : `e${number - 1}`,
          number === COUNT - 1 ? 'f' : `e${number + 1}`,
        ),
      ),
      { f: { id: 'f', type: 'node-field', parentId: last, data: { fieldIdentifier, showDescription: false } } },
    );
    const { workflows } = await createWorkflowFixture();
    const nodes = [invocation('noise', 'noise', { seed: 7 })];
    const workflow = await workflows.open(workflowDocument(nodes, [], { form: { rootElementId: 'root', elements } }));
    expect(workflow.inputs.map(({ key, place }) => [key, place?.containers.length])).toEqual([['Seed', COUNT + 1]]);
    let { items } = workflow.form;
    let depth = 0;
    for (let [item] = items; item?.kind === 'container'; [item] = items) {
      depth += 1;
      items = item.items;
    }
    expect([depth, items.map(({ kind }) => kind)]).toEqual([COUNT, ['input']]);
  });
});
