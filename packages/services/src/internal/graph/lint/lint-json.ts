import type { Batch } from '@x/models/batch';
import type { Graph } from '@x/models/graph';

import { jsonProblem } from '../json-problem.js';
import type { LintFinding } from './lint-finding.js';

/** What is sent to the server. */
export interface Sendable extends Pick<Batch, 'data' | 'workflow'> {
  readonly graph: Graph;
}

/** Yields what JSON cannot carry: the server would get another value, or none, or refuse the request. */
export function* lintJson({ graph, data, workflow }: Sendable): Generator<LintFinding> {
  for (const [key, { id, type, ...inputs }] of Object.entries(graph.nodes)) {
    yield* finding(key === '__proto__' ? { ['__proto__']: 0 } : key, { nodeId: key, field: 'id' });
    if (id !== key) yield* finding(id ?? null, { nodeId: key, field: 'id' });
    yield* finding(type ?? null, { nodeId: key, field: 'type' });
    for (const [field, value] of Object.entries(inputs)) {
      yield* finding(field, { nodeId: key, field });
      if (value !== undefined) yield* finding(value, { nodeId: key, field });
    }
    if (Object.hasOwn(inputs, '__proto__')) yield* finding({ ['__proto__']: 0 }, { nodeId: key, field: '__proto__' });
  }
  for (const edge of graph.edges) {
    const { node_id: nodeId, field } = edge.destination;
    yield* finding({ ...edge }, { nodeId, field });
  }
  yield* finding(graph.id ?? null, { field: 'graph.id' });
  for (const { node_path, field_name, items, ...others } of (data ?? []).flat()) {
    yield* finding([node_path, field_name, others], { nodeId: node_path, field: field_name });
    yield* finding(items, { nodeId: node_path, field: field_name });
  }
  yield* finding(workflow ?? null, { field: 'workflow' });
}

function* finding(value: unknown, { nodeId, field }: Pick<LintFinding, 'field' | 'nodeId'>): Generator<LintFinding> {
  const message = jsonProblem(value);
  if (message) yield { severity: 'error', code: 'not_json', nodeId, field, message };
}
