import type { GraphView } from '../graph-view.js';
import type { LintFinding } from './lint-finding.js';

/** Yields one cycle, if there is any. */
export function* lintCycles(view: GraphView): Generator<LintFinding> {
  const [start, ...others] = cycle(view);
  if (start === undefined) return;
  const message = `nodes depend on each other: ${[start, ...others, start].join(' -> ')}`;
  yield { severity: 'error', code: 'cycle', nodeId: start, message };
}

/** Returns the nodes of a cycle in order. Nodes without inputs are removed until cycles and their successors remain. */
function cycle(view: GraphView): string[] {
  const left = new Set(Object.keys(view.graph.nodes));
  const sources = (id: string) =>
    view.edgesInto(id).flatMap(({ source }) => (left.has(source.node_id) ? [source.node_id] : []));
  const waits = new Map([...left].map((id) => [id, sources(id).length]));
  const ready = [...left].filter((id) => waits.get(id) === 0);
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    left.delete(id);
    for (const { destination } of view.edgesFrom(id)) {
      const count = (waits.get(destination.node_id) ?? 0) - 1;
      waits.set(destination.node_id, count);
      if (count === 0) ready.push(destination.node_id);
    }
  }
  const path: string[] = [];
  for (let [id] = left; id !== undefined; [id] = sources(id)) {
    const start = path.indexOf(id);
    if (start >= 0) return path.slice(start).toReversed();
    path.push(id);
  }
  return [];
}
