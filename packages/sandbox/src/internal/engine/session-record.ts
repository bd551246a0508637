import { type CallRecord, NO_CALLS, type SessionRecord } from './call/call-record.js';
import type { Execution } from './execution.js';

/** Returns the stored state of a session, in the server's order. */
export function toRecord(execution: Execution, executionGraphId: string, calls: CallRecord): SessionRecord {
  const runs = [...execution.prepared.values()];
  const byId = <T>(pick: (run: (typeof runs)[number]) => T) =>
    Object.fromEntries(runs.map((run) => [run.id, pick(run)]));
  return {
    execution_graph: { id: executionGraphId, nodes: byId(({ node }) => node), edges: [...execution.runEdges] },
    executed: [...execution.executed],
    executed_history: execution.history,
    results: Object.fromEntries(execution.results),
    errors: Object.fromEntries(execution.errors),
    ...calls,
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
export const emptyRecord = (executionGraphId: string, calls: CallRecord = NO_CALLS): SessionRecord => ({
  execution_graph: { id: executionGraphId, nodes: {}, edges: [] },
  executed: [],
  executed_history: [],
  results: {},
  errors: {},
  ...calls,
  prepared_source_mapping: {},
  source_prepared_mapping: {},
  prepared_iteration_paths: {},
  ready_order: [],
  indegree: {},
});
