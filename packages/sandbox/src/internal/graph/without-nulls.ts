import { findNodeType, outputsOf } from '../nodes/catalog.js';
import { bareMembers } from '../nodes/kind.js';
import type { Node } from '../nodes/node.js';
import { fieldsOf } from '../nodes/node-fields.js';
import { isObject } from '../validation/parse-json.js';
import type { Graph } from './graph.js';

/** Returns a node without inputs that are `null`. */
const bareNode = (node: Node): Node => bareMembers(node, fieldsOf(findNodeType(node.type))) as Node;

/** Returns a graph as it is stored: without inputs that are `null`. */
export const bareGraph = (graph: Graph): Graph => ({
  ...graph,
  nodes: Object.fromEntries(Object.entries(graph.nodes).map(([id, node]) => [id, bareNode(node)])),
});

/** Returns what a node answered without what is `null`. */
export const bareOutput = (output: unknown): unknown =>
  isObject(output) ? bareMembers(output, outputsOf(String(output['type']))) : output;
