import type { Edge } from '@x/models/graph';
import type { GraphView } from '../graph-view.js';
import { isKindOf } from './compatible.js';
import { isAny, isPlain, type PortType, portType } from './port-type.js';

const ANY = portType({ kind: 'any' });

/** Returns the types that reach a `collect` node, lists by their items, through other `collect` nodes too. */
export function collectedTypes(view: GraphView, id: string, visited: ReadonlySet<string> = new Set()): PortType[] {
  if (visited.has(id)) return [];
  const seen = new Set(visited).add(id);
  const items = view.into(id, 'item').flatMap(({ source }) => itemTypes(view.outputType(source)));
  const lists = view.into(id, 'collection').flatMap((edge) => listTypes(view, edge, seen));
  return [...new Map([...items, ...lists].map((type) => [type.name, type])).values()];
}

/** A union is each of its members, and a list too is what it is made of. */
function itemTypes(type: PortType | undefined): readonly PortType[] {
  if (!type) return [];
  return type.parts.length > 0 ? notNull(type.parts) : [type];
}

function listTypes(view: GraphView, { source }: Edge, visited: ReadonlySet<string>): readonly PortType[] {
  if (view.node(source.node_id)?.type === 'collect') return collectedTypes(view, source.node_id, visited);
  const type = view.outputType(source);
  if (!type) return [];
  if (isAny(type)) return [ANY];
  if (type.kind === 'list') return notNull(type.parts);
  return type.parts.flatMap((part) => {
    if (isAny(part)) return [ANY];
    return part.kind === 'list' ? notNull(part.parts) : [];
  });
}

const notNull = (types: readonly PortType[]): PortType[] => types.filter(({ kind }) => kind !== 'null');

/** Returns the types of which none is a kind of another. */
export function rootTypes(view: GraphView, types: readonly PortType[]): PortType[] {
  const known = types.filter(({ kind }) => kind !== 'any');
  const isKind = (type: PortType, other: PortType): boolean =>
    type !== other && isPlain(type) && isPlain(other) && isKindOf(type, other, view.types);
  return known.filter((type) => !known.some((other) => isKind(type, other)));
}

/** Returns the one type that covers all that reaches a `collect` node; of several anything; of none nothing. */
export function collectedType(view: GraphView, id: string): PortType | undefined {
  const types = collectedTypes(view, id);
  const [root, ...others] = rootTypes(view, types);
  if (root) return others.length > 0 ? ANY : root;
  return types.length > 0 ? ANY : undefined;
}
