import { findNodeType } from '../nodes/catalog.js';
import { membersJson } from '../nodes/kind.js';
import { fieldsOf } from '../nodes/node-fields.js';
import type { Graph } from './graph.js';

const known = new WeakMap<Graph, string>();

/** Returns a graph as the server writes it into images. */
export function graphJson(graph: Graph): string {
  const text = known.get(graph) ?? toJson(graph);
  known.set(graph, text);
  return text;
}

function toJson({ nodes, ...graph }: Graph): string {
  const texts = Object.entries(nodes).map(
    ([id, node]) => `${JSON.stringify(id)}:${membersJson(node, fieldsOf(findNodeType(node.type) ?? node.type))}`,
  );
  const members = Object.entries({ id: graph.id, nodes: null, edges: graph.edges }).map(
    ([name, value]) => `"${name}":${name === 'nodes' ? `{${texts.join(',')}}` : JSON.stringify(value)}`,
  );
  return `{${members.join(',')}}`;
}
