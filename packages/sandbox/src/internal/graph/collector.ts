import {
  ANY,
  isAny,
  isCompatible,
  isOrHoldsList,
  isSubclass,
  isUnionSubtype,
  itemTypes,
  NONE,
  parts,
  type Type,
} from '../nodes/type.js';
import type { Connection } from './graph.js';
import type { Ports } from './ports.js';

const MISMATCH = 'Collector outputs must connect to a collection input with a matching type';

/** Returns the server's message about the edges of a collector, if they are invalid. */
export function findCollectorProblem(id: string, ports: Ports): string | undefined {
  const collections = ports.edges.into(id, 'collection').map(({ source }) => ports.output(source) ?? ANY);
  if (ports.edges.into(id, 'item').length + collections.length === 0) {
    return 'Collector must have at least one item or collection input edge';
  }
  if (!collections.every((type) => isOrHoldsList(type) || isAny(type))) {
    return 'Collector collection input must be a collection';
  }
  const [root, ...others] = roots(collectedTypes(id, ports));
  if (others.length > 0) return 'Collector input collection items must be of a single type';

  const outputs = ports.edges.outOf(id, 'collection').map(({ destination }) => destination);
  const types = outputs.map((output) => ports.input(output) ?? ANY);
  if (!types.every((type) => isOrHoldsList(type) || isAny(type))) {
    return 'Collector output must connect to a collection input';
  }
  if (!types.every((type) => isAny(type) || (root !== undefined && takes(type, root)))) return MISMATCH;
  return outputs.some((output) => isMismatch(output, root, ports)) ? MISMATCH : undefined;
}

/** Returns the common type of a collector's items: any when they have none, undefined without items. */
export function rootOfCollector(id: string, ports: Ports): Type | undefined {
  const types = collectedTypes(id, ports);
  if (types.length === 0) return undefined;
  const [root = ANY, ...others] = roots(types);
  return others.length > 0 ? ANY : root;
}

function takes(type: Type, root: Type): boolean {
  const [inner = ANY] = parts(type);
  if (isUnionSubtype(root, inner)) return true;
  // The server calls issubclass() here, which fails for anything but a class.
  if (typeof inner !== 'string') throw new TypeError('issubclass() arg 2 must be a class');
  return isSubclass(root, inner);
}

/** Returns whether the next collector in the graph has another item type. */
function isMismatch(output: Connection, root: Type | undefined, ports: Ports): boolean {
  if (ports.typeOf(output.node_id) !== 'collect' || output.field !== 'collection') return false;
  const next = rootOfCollector(output.node_id, ports);
  if (next === undefined) return false;
  return root === undefined ? next !== ANY : !isCompatible(root, next);
}

/** Returns the types without those that are subclasses of others, and without `Any`. */
function roots(types: readonly Type[]): Type[] {
  const known = new Map(types.filter((type) => type !== ANY).map((type) => [JSON.stringify(type), type]));
  const distinct = [...known.values()];
  return distinct.filter((type) => !distinct.some((other) => other !== type && isSubclass(type, other)));
}

function collectedTypes(id: string, ports: Ports, visited: readonly string[] = []): Type[] {
  if (visited.includes(id)) return [];
  const items = ports.edges.into(id, 'item').flatMap(({ source }) => {
    const type = ports.output(source) ?? ANY;
    return typeof type === 'string' ? [type] : parts(type);
  });
  const collections = ports.edges
    .into(id, 'collection')
    .flatMap(({ source }) =>
      ports.typeOf(source.node_id) === 'collect' && source.field === 'collection'
        ? collectedTypes(source.node_id, ports, [...visited, id])
        : itemTypes(ports.output(source) ?? ANY),
    );
  return [...items.filter((type) => type !== NONE), ...collections];
}
