import type { Edge } from './graph.js';

/** Finds the edges of a node. */
export class EdgeIndex {
  readonly #into = new Map<string, Edge[]>();
  readonly #outOf = new Map<string, Edge[]>();

  constructor(edges: Iterable<Edge> = []) {
    for (const edge of edges) this.add(edge);
  }

  add(edge: Edge): void {
    push(this.#into, edge.destination.node_id, edge);
    push(this.#outOf, edge.source.node_id, edge);
  }

  delete(edge: Edge): void {
    remove(this.#into.get(edge.destination.node_id), edge);
    remove(this.#outOf.get(edge.source.node_id), edge);
  }

  into(id: string, field?: string): readonly Edge[] {
    const edges = this.#into.get(id) ?? [];
    return field === undefined ? edges : edges.filter(({ destination }) => destination.field === field);
  }

  outOf(id: string, field?: string): readonly Edge[] {
    const edges = this.#outOf.get(id) ?? [];
    return field === undefined ? edges : edges.filter(({ source }) => source.field === field);
  }
}

function push(edges: Map<string, Edge[]>, id: string, edge: Edge): void {
  const known = edges.get(id);
  if (known) known.push(edge);
  else edges.set(id, [edge]);
}

function remove(edges: Edge[] | undefined, edge: Edge): void {
  const index = edges?.indexOf(edge) ?? -1;
  if (index >= 0) edges?.splice(index, 1);
}
