import type { Graph, GraphNode } from '@x/models/graph';
import type { NodeTemplate } from '@x/models/node-template';
import type { WorkflowDefaultEdge, WorkflowDocument, WorkflowInvocationNode } from '@x/models/workflow-document';

import { Connections, isConnection } from '../connections.js';
import type { WorkflowEnvironment } from '../conversion.js';
import { DYNAMIC_INPUT, invocations, isExecutable, isInvocation } from '../node-kinds.js';

type GraphEnvironment = Pick<WorkflowEnvironment, 'autoAddBoard' | 'types'>;
type MutableNode = GraphNode & Record<string, unknown>;

/** Returns the graph of a loaded document: its executable nodes, and the edges between them without connectors. */
export function buildGraph(document: WorkflowDocument, environment: GraphEnvironment): Graph {
  const nodes: Record<string, MutableNode> = {};
  for (const node of invocations(document)) {
    const template = environment.types.templates.get(node.data.type);
    if (template && isExecutable(node.data.type)) nodes[node.id] = graphNode(node, template, environment);
  }
  const edges = graphEdges(document, nodes);
  for (const { destination } of edges) removeValue(nodes[destination.node_id], destination.field);
  return { nodes, edges };
}

function graphNode(
  { id, data }: WorkflowInvocationNode,
  template: NodeTemplate,
  { autoAddBoard = 'none' }: GraphEnvironment,
): MutableNode {
  const node: MutableNode = { type: data.type, id };
  const dynamic: Record<string, unknown> = {};
  for (const [name, { value }] of Object.entries(data.inputs)) {
    const input = Object.hasOwn(template.inputs, name) ? template.inputs[name] : undefined;
    if (data.type === 'call_saved_workflow' && name.startsWith(DYNAMIC_INPUT)) {
      if (value !== undefined) dynamic[name] = value;
    } else if (!input) {
      if (data.type === 'core_metadata' && value !== undefined) node[name] = value;
    } else if (input.type.name === 'BoardField') {
      const board = boardValue(value, autoAddBoard);
      if (board !== undefined) node[name] = board;
    } else if (value !== undefined) node[name] = value;
  }
  if (data.type === 'call_saved_workflow') node['workflow_inputs'] = dynamic;
  return { ...node, use_cache: data.useCache, is_intermediate: data.isIntermediate };
}

/** The server has no word for the board that images are added to, and none for no board. */
function boardValue(value: unknown, autoAddBoard: string): unknown {
  const board = value === undefined || value === 'auto' ? autoAddBoard : value;
  if (board === 'none') return undefined;
  return board === autoAddBoard ? { board_id: board } : board;
}

function graphEdges(document: WorkflowDocument, nodes: Readonly<Record<string, unknown>>): Graph['edges'] {
  const connections = new Connections(document);
  const seen = new Set<string>();
  return document.edges.filter(isConnection).flatMap((edge: WorkflowDefaultEdge) => {
    const source = connections.sourceOf(edge);
    if (!source || !Object.hasOwn(nodes, source.nodeId) || !Object.hasOwn(nodes, edge.target)) return [];
    const key = JSON.stringify([source.nodeId, source.field, edge.target, edge.targetHandle]);
    if (seen.has(key)) return []; // one directly and one through a connector
    seen.add(key);
    return [
      {
        source: { node_id: source.nodeId, field: source.field },
        destination: { node_id: edge.target, field: edge.targetHandle },
      },
    ];
  });
}

/** The server validates the value of an input even where an edge replaces it. */
function removeValue(node: MutableNode | undefined, field: string): void {
  if (!node) return;
  const dynamic = node['workflow_inputs'];
  if (field.startsWith(DYNAMIC_INPUT) && typeof dynamic === 'object' && dynamic !== null) {
    node['workflow_inputs'] = Object.fromEntries(Object.entries(dynamic).filter(([name]) => name !== field));
  } else delete node[field];
}

/** Whether a document has something to execute. */
export const hasExecutable = ({ nodes }: WorkflowDocument): boolean =>
  nodes.some((node) => isInvocation(node) && isExecutable(node.data.type));
