import type { Edge, Graph, GraphNode } from '@x/models/graph';

/** Nodes by id. */
export type Nodes = Readonly<Record<string, Omit<GraphNode, 'id'> & { readonly type: string }>>;

/** Returns a graph. An edge is written as `node.field node.field`. */
export const graph = (nodes: Nodes, edges: readonly string[] = []): Graph => ({
  id: 'graph',
  nodes: Object.fromEntries(Object.entries(nodes).map(([id, node]) => [id, { id, ...node }])),
  edges: edges.map(toEdge),
});

function toEdge(text: string): Edge {
  const [source = '', destination = ''] = text.split(' ');
  return { source: toEdgeEnd(source), destination: toEdgeEnd(destination) };
}

function toEdgeEnd(text: string): Edge['source'] {
  const [node_id = '', field = ''] = text.split('.');
  return { node_id, field };
}
