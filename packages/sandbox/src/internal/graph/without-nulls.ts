import { findNodeType, outputsOf } from '../nodes/catalog.js';
import { membersWithoutNulls } from '../nodes/kind.js';
import type { Node } from '../nodes/node.js';
import { fieldsOf } from '../nodes/node-fields.js';
import { isRecord } from '../validation/record.js';
import type { Graph } from './graph.js';

/** Returns a node without inputs that are `null`. */
const nodeWithoutNulls = (node: Node): Node =>
  membersWithoutNulls(node, fieldsOf(findNodeType(node.type) ?? node.type)) as Node;

/** Returns a graph as it is stored: without inputs that are `null`. */
export const graphWithoutNulls = (graph: Graph): Graph => ({
  ...graph,
  nodes: Object.fromEntries(Object.entries(graph.nodes).map(([id, node]) => [id, nodeWithoutNulls(node)])),
});

/** Returns the output of a node without members that are `null`. */
export const outputWithoutNulls = (output: unknown): unknown =>
  isRecord(output) ? membersWithoutNulls(output, outputsOf(String(output['type']))) : output;
