import { ANY, isCompatible, isList } from '../nodes/type.js';
import { rootOfCollector } from './collector.js';
import type { Ports } from './ports.js';

/** Returns the server's message about the edges of an iterator, if they are invalid. */
export function findIteratorProblem(id: string, ports: Ports): string | undefined {
  const [input, ...more] = ports.edges.into(id, 'collection').map(({ source }) => source);
  const outputs = ports.edges.outOf(id, 'item').map(({ destination }) => ports.input(destination) ?? ANY);
  if (!input) return 'Iterator must have a collection input edge';
  if (more.length > 0) return 'Iterator may only have one input edge';

  const type = ports.output(input) ?? ANY;
  if (type !== ANY) {
    if (!isList(type)) return 'Iterator input must be a collection';
    const { list: item } = type;
    if (!outputs.every((output) => isCompatible(item, output))) {
      return 'Iterator outputs must connect to an input with a matching type';
    }
  }
  if (ports.typeOf(input.node_id) !== 'collect') return undefined;
  const root = rootOfCollector(input.node_id, ports);
  if (root === undefined) return 'Iterator input collector must have at least one item or collection input edge';
  if (outputs.every((output) => isCompatible(root, output))) return undefined;
  return 'Iterator collection type must match all iterator output types';
}
