import { isDeepStrictEqual } from 'node:util';

import type { ConvertedWorkflow, WorkflowChange, WorkflowProblem } from '@x/services/workflow';

import { ATTRIBUTES, type CaseExpectation } from './workflow-case.js';

type Conversion = Exclude<CaseExpectation, { readonly refused: string }>;

/** Returns how a conversion, or the reason why there is none, differs from what a case expects. */
export function compareCase(expected: CaseExpectation, actual: ConvertedWorkflow | Error): string[] {
  if ('refused' in expected) {
    const { refused } = expected;
    if (!(actual instanceof Error)) return [`it must not be loaded: ${refused}`];
    return actual.message.includes(refused) ? [] : [`"${refused}" expected in the message, got ${actual.message}`];
  }
  if (actual instanceof Error) return [`it must be loaded, got ${actual.message}`];
  const [want, got] = [expectedParts(expected), actualParts(actual)];
  return Object.keys(want)
    .filter((part) => !isDeepStrictEqual(want[part], got[part]))
    .map((part) => `${part}: ${JSON.stringify(want[part])} expected, got ${JSON.stringify(got[part])}`);
}

type Parts = Readonly<Record<string, unknown>>;

const expectedParts = (expected: Conversion): Parts => ({
  nodes: Object.fromEntries(
    Object.entries(expected.nodes ?? {}).map(([id, node]) => [id, { id, ...ATTRIBUTES, ...node }]),
  ),
  edges: expected.edges ?? [],
  data: expected.data ?? [],
  changes: (expected.changes ?? []).toSorted(),
  problems: (expected.problems ?? []).toSorted(),
  lookups: expected.lookups ?? [],
});

const actualParts = ({ graph, batch, changes, problems, lookups }: ConvertedWorkflow): Parts => ({
  nodes: structuredClone(graph.nodes),
  edges: graph.edges.map(
    ({ source, destination }) => `${source.node_id}.${source.field} -> ${destination.node_id}.${destination.field}`,
  ),
  data: batch.data?.map((list) => list.map((datum) => [`${datum.node_path}.${datum.field_name}`, datum.items])),
  changes: changes.map(codeAndPlace).toSorted(),
  problems: problems.map(codeAndPlace).toSorted(),
  lookups,
});

const codeAndPlace = ({ code, nodeId, field }: WorkflowChange | WorkflowProblem): string =>
  [code, [nodeId, field].filter((part) => part !== undefined).join('.')].filter((part) => part !== '').join(' ');
