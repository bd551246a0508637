import type { GraphView } from '../graph-view.js';

/** Returns the nodes that may not run: those after an `iterate`, whose list may be empty, and branches of an `if`. */
export function conditionalNodes(view: GraphView): ReadonlySet<string> {
  const ofType = (type: string): string[] =>
    Object.entries(view.graph.nodes).flatMap(([id, node]) => (node.type === type ? [id] : []));
  const iterated = reachable(ofType('iterate'), (id) =>
    view.edgesFrom(id).map(({ destination }) => destination.node_id),
  );
  const branches = reachable(ofType('if'), (id) => view.edgesInto(id).map(({ source }) => source.node_id));
  return new Set([...iterated, ...branches]);
}

/** Returns the nodes that can be reached from `starts`. */
function reachable(starts: readonly string[], next: (id: string) => readonly string[]): Set<string> {
  const seen = new Set<string>();
  const pending = starts.flatMap(next);
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    pending.push(...next(id));
  }
  return seen;
}
