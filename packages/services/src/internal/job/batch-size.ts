import type { Batch } from '@x/models/batch';
import type { Graph } from '@x/models/graph';

/** Nodes that make others run more than once, or not at all. */
const unfolding = new Set(['call_saved_workflow', 'if', 'iterate']);

/** Returns how many results a run of a graph has, if each node has exactly one. */
export function resultCount({ nodes }: Graph): number | undefined {
  const types = Object.values(nodes).map(({ type }) => type);
  return types.some((type) => unfolding.has(type)) ? undefined : types.length;
}

/** Returns how many items a batch requests: its runs times the lengths of its zipped lists. */
export function requestedItems({ runs = 1, data }: Batch): number {
  return (data ?? []).reduce((product, [first]) => product * (first?.items.length ?? 0), runs);
}
