import type { Batch } from '@x/models/batch';
import type { Graph } from '@x/models/graph';

/** Nodes that make others answer more than once, or not at all. */
const unfolding = new Set(['call_saved_workflow', 'if', 'iterate']);

/** Returns the ids of a graph's nodes if each of them answers exactly once in a run. */
export function staticNodes({ nodes }: Graph): string[] | undefined {
  return Object.values(nodes).some(({ type }) => unfolding.has(type)) ? undefined : Object.keys(nodes);
}

/** Returns how many items a batch asks for: its runs times the lengths of its zipped lists. */
export function requestedItems({ runs = 1, data }: Batch): number {
  return (data ?? []).reduce((product, [first]) => product * (first?.items.length ?? 0), runs);
}
