import type { Edge } from '@x/models/graph';
import type { GraphView } from '../graph-view.js';
import { isSubtypeOf } from './compatible.js';
import { isAny, isPlain, type PortType, portType } from './port-type.js';

const ANY = portType({ kind: 'any' });

/** Returns the types of the items of a `collect` node, those of lists and of other `collect` nodes included. */
export function collectedTypes(view: GraphView, id: string, visited: ReadonlySet<string> = new Set()): PortType[] {
  if (visited.has(id)) return [];
  const seen = new Set(visited).add(id);
  const items = view.edgesInto(id, 'item').flatMap(({ source }) => itemTypes(view.outputType(source)));
  const lists = view.edgesInto(id, 'collection').flatMap((edge) => listTypes(view, edge, seen));
  return [...new Map([...items, ...lists].map((type) => [type.name, type])).values()];
}

/** A union counts as its members, and a list as its items. */
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

/** Returns the types that are not subtypes of another one. */
export function rootTypes(view: GraphView, types: readonly PortType[]): PortType[] {
  const known = types.filter(({ kind }) => kind !== 'any');
  const isSubtype = (type: PortType, other: PortType): boolean =>
    type !== other && isPlain(type) && isPlain(other) && isSubtypeOf(type, other, view.types);
  return known.filter((type) => !known.some((other) => isSubtype(type, other)));
}

/** Returns the type of the items of a `collect` node: `any` if there are several, `undefined` if there are none. */
export function collectedType(view: GraphView, id: string): PortType | undefined {
  const types = collectedTypes(view, id);
  const [root, ...others] = rootTypes(view, types);
  if (root) return others.length > 0 ? ANY : root;
  return types.length > 0 ? ANY : undefined;
}
