import type { Graph } from '../../graph/graph.js';
import type { Node } from '../../nodes/node.js';
import type { FieldValue } from './expand.js';

/** Returns a graph with values set in its nodes, valid or not. */
export function withValues(graph: Graph, values: readonly FieldValue[]): Graph {
  const nodes: Record<string, Node> = { ...graph.nodes };
  for (const { node_path: id, field_name, value } of values) {
    nodes[id] = { ...nodes[id], [field_name]: value } as Node;
  }
  return { ...graph, nodes };
}
