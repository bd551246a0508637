import type { Edge, Graph, GraphNode } from '@x/models/graph';

/** Nodes by their id, which need not be told twice. */
export type Nodes = Readonly<Record<string, Omit<GraphNode, 'id'> & { readonly type: string }>>;

/** Returns a graph. Its edges are told as `node.field node.field`. */
export const graph = (nodes: Nodes, edges: readonly string[] = []): Graph => ({
  id: 'graph',
  nodes: Object.fromEntries(Object.entries(nodes).map(([id, node]) => [id, { id, ...node }])),
  edges: edges.map(edge),
});

function edge(told: string): Edge {
  const [source = '', destination = ''] = told.split(' ');
  return { source: end(source), destination: end(destination) };
}

function end(place: string): Edge['source'] {
  const [node_id = '', field = ''] = place.split('.');
  return { node_id, field };
}
