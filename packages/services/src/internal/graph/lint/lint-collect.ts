import type { Edge } from '@x/models/graph';
import type { GraphView } from '../graph-view.js';
import { collectedType, collectedTypes, rootTypes } from '../types/collected-type.js';
import { areCompatible, isSubtypeOf } from '../types/compatible.js';
import { hasPart, includesList, isAny, isPlain, type PortType } from '../types/port-type.js';
import type { LintFinding } from './lint-finding.js';

type Problem = Pick<LintFinding, 'field' | 'message'>;

/** Yields the problem of a `collect` node. */
export function* lintCollect(view: GraphView, id: string): Generator<LintFinding> {
  const problem = inputProblem(view, id) ?? outputProblem(view, id);
  if (problem) yield { severity: 'error', code: 'collect', nodeId: id, ...problem };
}

function inputProblem(view: GraphView, id: string): Problem | undefined {
  const lists = view.edgesInto(id, 'collection');
  if (lists.length === 0 && view.edgesInto(id, 'item').length === 0) {
    return { field: 'item', message: 'needs an edge into item or collection' };
  }
  for (const { source } of lists) {
    const type = view.outputType(source);
    if (type && !includesList(type) && !isAny(type))
      return { field: 'collection', message: `needs a list, not ${type.name}` };
  }
  const roots = rootTypes(view, collectedTypes(view, id)).map(({ name }) => name);
  return roots.length > 1 ? { field: 'item', message: `mixes ${roots.toSorted().join(' and ')}` } : undefined;
}

function outputProblem(view: GraphView, id: string): Problem | undefined {
  const [root] = rootTypes(view, collectedTypes(view, id));
  const wrong = view
    .edgesFrom(id, 'collection')
    .find((edge) => !isAccepted(view, edge, root) || !isAcceptedByNext(view, edge, root));
  if (!wrong) return undefined;
  const { node_id: next, field } = wrong.destination;
  return {
    field: 'collection',
    message: `outputs a list of ${root?.name ?? 'any'}, which ${next}.${field} does not accept`,
  };
}

/** Of a union, the server checks the first member only. */
function isAccepted(view: GraphView, { destination }: Edge, root: PortType | undefined): boolean {
  const type = view.inputType(destination);
  if (!type || isAny(type)) return true;
  const [first] = type.parts;
  if (!includesList(type) || !first || !root) return false;
  const isPart = root.parts.length > 0 ? root.parts.every((part) => hasPart(first, part)) : hasPart(first, root);
  return isPart || (isPlain(root) && isPlain(first) && isSubtypeOf(root, first, view.types));
}

/** The items of the next `collect` node must be of the same type. */
function isAcceptedByNext(view: GraphView, { destination }: Edge, root: PortType | undefined): boolean {
  const { node_id: next, field } = destination;
  if (view.node(next)?.type !== 'collect' || field !== 'collection') return true;
  const theirs = collectedType(view, next);
  if (!theirs) return true;
  return root ? areCompatible(root, theirs, view.types) : theirs.kind === 'any';
}
