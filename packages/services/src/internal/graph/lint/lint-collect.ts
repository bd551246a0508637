import type { Edge } from '@x/models/graph';
import type { GraphView } from '../graph-view.js';
import { collectedType, collectedTypes, rootTypes } from '../types/collected-type.js';
import { areCompatible, isKindOf } from '../types/compatible.js';
import { hasPart, holdsList, isAny, isPlain, type PortType } from '../types/port-type.js';
import type { LintFinding } from './lint-finding.js';

type Problem = Pick<LintFinding, 'field' | 'message'>;

/** Yields what the server has against a `collect` node. */
export function* lintCollect(view: GraphView, id: string): Generator<LintFinding> {
  const problem = inputProblem(view, id) ?? outputProblem(view, id);
  if (problem) yield { severity: 'error', code: 'collect', nodeId: id, ...problem };
}

function inputProblem(view: GraphView, id: string): Problem | undefined {
  const lists = view.into(id, 'collection');
  if (lists.length === 0 && view.into(id, 'item').length === 0) {
    return { field: 'item', message: 'needs an edge that brings an item or a list' };
  }
  for (const { source } of lists) {
    const type = view.outputType(source);
    if (type && !holdsList(type) && !isAny(type))
      return { field: 'collection', message: `needs a list, not ${type.name}` };
  }
  const roots = rootTypes(view, collectedTypes(view, id)).map(({ name }) => name);
  return roots.length > 1 ? { field: 'item', message: `mixes ${roots.toSorted().join(' and ')}` } : undefined;
}

function outputProblem(view: GraphView, id: string): Problem | undefined {
  const [root] = rootTypes(view, collectedTypes(view, id));
  const wrong = view.from(id, 'collection').find((edge) => !fits(view, edge, root) || !fitsNext(view, edge, root));
  if (!wrong) return undefined;
  const { node_id: next, field } = wrong.destination;
  return {
    field: 'collection',
    message: `gives a list of ${root?.name ?? 'anything'}, which ${next}.${field} does not take`,
  };
}

/** Of a union the first member decides. */
function fits(view: GraphView, { destination }: Edge, root: PortType | undefined): boolean {
  const type = view.inputType(destination);
  if (!type || isAny(type)) return true;
  const [first] = type.parts;
  if (!holdsList(type) || !first || !root) return false;
  const isPart = root.parts.length > 0 ? root.parts.every((part) => hasPart(first, part)) : hasPart(first, root);
  return isPart || (isPlain(root) && isPlain(first) && isKindOf(root, first, view.types));
}

/** What the next `collect` node gathers must be of the same type. */
function fitsNext(view: GraphView, { destination }: Edge, root: PortType | undefined): boolean {
  const { node_id: next, field } = destination;
  if (view.node(next)?.type !== 'collect' || field !== 'collection') return true;
  const theirs = collectedType(view, next);
  if (!theirs) return true;
  return root ? areCompatible(root, theirs, view.types) : theirs.kind === 'any';
}
