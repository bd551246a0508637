import { InputError } from '@x/transport/errors';
import { expect, test } from 'vitest';

import { createGraph, lintGraph, NodeCatalog } from '../../src/graph.js';
import { readNodeTypes } from '../../src/internal/graph/types/read-node-types.js';
import { nodeDocument } from '../support/node-document.js';

const types = readNodeTypes(nodeDocument);
const graph = { nodes: {}, edges: [] };

/** Returns a value for which there is no type, as plain JavaScript may pass it. */
const given = (value: unknown): never => value as never;

const calls: readonly [string, string, (catalog: NodeCatalog) => unknown][] = [
  ['no type', 'type', (catalog) => catalog.get(given(undefined))],
  ['a number for a type', 'type', (catalog) => catalog.get(given(5))],
  ['no name', 'name', (catalog) => catalog.findNearest(given(null))],
  ['options that are none', 'options', (catalog) => catalog.get('add', given(5))],
  ['a signal that is none', 'signal', (catalog) => catalog.types(given({ signal: 'now' }))],
  ['no graph', 'graph', (catalog) => catalog.lint(given(undefined))],
  ['nodes that are a list', 'graph.nodes', (catalog) => catalog.lint(given({ nodes: [] }))],
  ['a batch that is none', 'batch', (catalog) => catalog.lint(graph, given([]))],
  ['data that is no list', 'batch.data', (catalog) => catalog.lint(graph, given({ data: 'all' }))],
  ['options of lint that are none', 'options', (catalog) => catalog.lint(graph, {}, given(null))],
  ['no catalog', 'stores', () => new NodeCatalog(given(undefined))],
  ['stores without an app', 'stores', () => new NodeCatalog(given({}))],
  ['no types', 'types', () => lintGraph(given({}), { graph })],
  ['no subject', 'subject', () => lintGraph(types, given(null))],
  ['a subject without a graph', 'graph', () => lintGraph(types, given({}))],
  ['data of a subject', 'data', () => lintGraph(types, given({ graph, data: [{}] }))],
  ['no output', 'field', () => createGraph().add('add').out(given(undefined))],
];

test.each(calls)('%s is an InputError, before a request is made', async (_, argument, call) => {
  const refuse = async (): Promise<never> => {
    throw new TypeError('a request was made');
  };
  const catalog = new NodeCatalog({ app: { version: refuse, openApi: refuse } });
  const error = await (async () => call(catalog))().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(InputError);
  expect(error).toMatchObject({ argument });
});

test('a catalog lints a builder as it is', async () => {
  const app = { version: async () => ({ version: '1' }), openApi: async () => nodeDocument };
  const builder = createGraph();
  builder.add('no_such_node', {});
  expect(await new NodeCatalog({ app }).lint(builder)).toMatchObject([{ code: 'unknown_node' }]);
});
