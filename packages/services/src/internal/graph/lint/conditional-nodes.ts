import type { GraphView } from '../graph-view.js';

/** Returns the nodes that may be left out of a run: what an empty list passes over, and the branch not taken. */
export function skippable(view: GraphView): ReadonlySet<string> {
  const ofType = (type: string): string[] =>
    Object.entries(view.graph.nodes).flatMap(([id, node]) => (node.type === type ? [id] : []));
  const passedOver = reached(ofType('iterate'), (id) => view.from(id).map(({ destination }) => destination.node_id));
  const chosenFrom = reached(ofType('if'), (id) => view.into(id).map(({ source }) => source.node_id));
  return new Set([...passedOver, ...chosenFrom]);
}

/** Returns what can be reached from `starts`. */
function reached(starts: readonly string[], next: (id: string) => readonly string[]): Set<string> {
  const seen = new Set<string>();
  const open = starts.flatMap(next);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...next(id));
  }
  return seen;
}
