import type { GraphView } from '../graph-view.js';
import { collectedType } from '../types/collected-type.js';
import { areCompatible } from '../types/compatible.js';
import type { LintFinding } from './lint-finding.js';

/** Yields the problem of an `iterate` node. */
export function* lintIterate(view: GraphView, id: string): Generator<LintFinding> {
  const problem = iterateProblem(view, id);
  if (problem) yield { severity: 'error', code: 'iterate', nodeId: id, ...problem };
}

function iterateProblem(view: GraphView, id: string): Pick<LintFinding, 'field' | 'message'> | undefined {
  const [edge, ...others] = view.edgesInto(id, 'collection');
  if (!edge) return { field: 'collection', message: 'needs an edge from a list' };
  if (others.length > 0) return { field: 'collection', message: 'accepts one edge only' };
  const list = view.outputType(edge.source);
  if (!list) return undefined;
  const [item] = list.parts;
  if (list.kind !== 'list' || !item) return { field: 'collection', message: `needs a list, not ${list.name}` };

  const isCollected = view.node(edge.source.node_id)?.type === 'collect';
  const collected = isCollected ? collectedType(view, edge.source.node_id) : item;
  if (!collected) return { field: 'collection', message: `nothing is connected to ${edge.source.node_id}` };
  for (const { destination } of view.edgesFrom(id, 'item')) {
    const input = view.inputType(destination);
    if (!input || areCompatible(collected, input, view.types)) continue;
    const target = `${destination.node_id}.${destination.field}`;
    return { field: 'item', message: `outputs ${collected.name}, which ${target} does not accept` };
  }
  return undefined;
}
