import type { Graph } from './graph.js';

/** The order of the nodes of a graph. */
export interface Topology {
  /** All nodes, each after its parents, level by level; undefined when there is a cycle. */
  readonly order: readonly string[] | undefined;
  /** The nodes with an edge into a node. */
  parents(id: string): readonly string[];
}

export function topologyOf({ nodes, edges }: Pick<Graph, 'nodes' | 'edges'>): Topology {
  const parents = new Map<string, Set<string>>(Object.keys(nodes).map((id) => [id, new Set()]));
  const children = new Map<string, Set<string>>(Object.keys(nodes).map((id) => [id, new Set()]));
  for (const { source, destination } of edges) {
    parents.get(destination.node_id)?.add(source.node_id);
    children.get(source.node_id)?.add(destination.node_id);
  }
  const missing = new Map([...parents].map(([id, ids]) => [id, ids.size]));
  const order: string[] = [];
  let level = [...missing].filter(([, count]) => count === 0).map(([id]) => id);
  while (level.length > 0) {
    order.push(...level);
    level = level.flatMap((id) => [...(children.get(id) ?? [])].filter((child) => countDown(missing, child) === 0));
  }
  return {
    order: order.length === parents.size ? order : undefined,
    parents: (id) => [...(parents.get(id) ?? [])],
  };
}

function countDown(counts: Map<string, number>, id: string): number {
  const count = (counts.get(id) ?? 0) - 1;
  counts.set(id, count);
  return count;
}

/** Returns all direct and indirect parents of a node. */
export function ancestors(id: string, parents: (id: string) => readonly string[]): Set<string> {
  const found = new Set<string>();
  const search = (child: string) => {
    for (const parent of parents(child)) {
      if (found.has(parent)) continue;
      found.add(parent);
      search(parent);
    }
  };
  search(id);
  return found;
}
