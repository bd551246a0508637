import type { Edge } from '../graph/graph.js';
import { readField } from '../graph/read-node.js';
import { isCalledInput } from '../nodes/called-input.js';
import { findNodeType } from '../nodes/catalog.js';
import { fieldsOf } from '../nodes/node-fields.js';
import { PythonError } from '../nodes/python-error.js';
import { type Location, ValidationError } from '../validation/validation-error.js';
import type { Execution } from './execution.js';
import { comparePaths, type NodeRun } from './node-run.js';

/** Sets the inputs of a run that have edges; of an `if` node, only the condition and the branch taken. */
export function fillInputs(execution: Execution, run: NodeRun, taken: string | undefined): void {
  const edges = execution.runIndex.into(run.id);
  const valueAt = ({ source }: Edge) => execution.results.get(source.node_id)?.[source.field];
  if (run.node.type === 'collect') {
    run.node = { ...run.node, collection: collected(execution, edges, valueAt) };
    return;
  }
  for (const edge of edges) {
    const { field } = edge.destination;
    // The inputs of a called workflow are for that one alone.
    if (run.node.type === 'call_saved_workflow' && isCalledInput(field)) continue;
    if (run.node.type === 'iterate') run.node = { ...run.node, [field]: valueAt(edge) };
    else if (taken === undefined || field === taken || field === 'condition') set(run, field, valueAt(edge));
  }
}

function set(run: NodeRun, field: string, value: unknown): void {
  const declared = fieldsOf(findNodeType(run.node.type) ?? run.node.type)[field];
  try {
    const read = declared ? readField(declared, value, { loc: [field], values: run.node }) : value;
    run.node = { ...run.node, [field]: read };
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    const where = toDotted(error.issues[0]?.loc ?? [field]);
    throw new PythonError('NodeInputError', `Node ${run.id} has invalid incoming input for ${where}`);
  }
}

const toDotted = (loc: Location): string =>
  loc.map((part, index) => (typeof part === 'number' ? `[${part}]` : index > 0 ? `.${part}` : part)).join('');

/** Returns whole collections first, then single items, each ordered by path. */
function collected(execution: Execution, edges: readonly Edge[], valueAt: (edge: Edge) => unknown): unknown[] {
  const sorted = (field: string) =>
    edges
      .filter(({ destination }) => destination.field === field)
      .sort((one, other) => compareSources(execution, one, other));
  return [...sorted('collection').flatMap(valueAt), ...sorted('item').map(valueAt)];
}

/** Runs with the same path have no meaningful order: they are ordered by id. */
function compareSources({ prepared }: Execution, one: Edge, other: Edge): number {
  const [first, second] = [one, other].map(({ source }) => prepared.get(source.node_id)?.path ?? []);
  return comparePaths(first ?? [], second ?? []) || (one.source.node_id < other.source.node_id ? -1 : 1);
}
