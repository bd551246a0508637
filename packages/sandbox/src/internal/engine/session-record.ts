import type { Edge } from '../graph/graph.js';
import type { Node } from '../nodes/node.js';
import type { Execution, Output } from './execution.js';

/** The stored state of a session, without its graph. */
export interface SessionRecord {
  readonly execution_graph: {
    readonly id: string;
    readonly nodes: Readonly<Record<string, Node>>;
    readonly edges: readonly Edge[];
  };
  readonly results: Readonly<Record<string, Output>>;
  readonly [member: string]: unknown;
}

/** Returns the stored state of a session, in the server's order. */
export function toRecord(execution: Execution, executionGraphId: string): SessionRecord {
  const runs = [...execution.prepared.values()];
  const byId = <T>(pick: (run: (typeof runs)[number]) => T) =>
    Object.fromEntries(runs.map((run) => [run.id, pick(run)]));
  return {
    execution_graph: { id: executionGraphId, nodes: byId(({ node }) => node), edges: [...execution.runEdges] },
    executed: [...execution.executed],
    executed_history: execution.history,
    results: Object.fromEntries(execution.results),
    errors: Object.fromEntries(execution.errors),
    ...CALLS,
    prepared_source_mapping: byId(({ source }) => source),
    source_prepared_mapping: Object.fromEntries(
      [...execution.bySource].map(([id, list]) => [id, list.map((run) => run.id)]),
    ),
    prepared_iteration_paths: byId(({ path }) => path),
    ready_order: [],
    indegree: Object.fromEntries(execution.indegree),
  };
}

/** Returns the stored state of a session that has not started. */
export const emptyRecord = (executionGraphId: string): SessionRecord => ({
  execution_graph: { id: executionGraphId, nodes: {}, edges: [] },
  executed: [],
  executed_history: [],
  results: {},
  errors: {},
  ...CALLS,
  prepared_source_mapping: {},
  source_prepared_mapping: {},
  prepared_iteration_paths: {},
  ready_order: [],
  indegree: {},
});

/** The sandbox calls no workflows. */
const CALLS = {
  workflow_call_stack: [],
  workflow_call_history: [],
  workflow_call_parent: null,
  waiting_workflow_call: null,
  waiting_workflow_call_execution: null,
  waiting_workflow_call_child_session: null,
  max_workflow_call_depth: 4,
};
