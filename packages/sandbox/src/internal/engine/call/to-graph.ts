import { isRecord, record } from '../../validation/record.js';
import { isInvocation, type Json, linesOf, nodesById, sourceOf, textOf, type WorkflowParts } from './workflow-nodes.js';

/** Returns the graph that the server builds from a workflow that is called. It is not validated. */
export function toGraph({ nodes, edges }: WorkflowParts) {
  const byId = nodesById(nodes);
  const graphNodes: Record<string, Record<string, unknown>> = {};
  for (const node of byId.values()) {
    if (!isInvocation(node)) continue;
    const { id, type, useCache = false, isIntermediate = false, inputs } = node.data;
    if (typeof id !== 'string' || typeof type !== 'string') continue;
    graphNodes[id] = { id, type, use_cache: useCache, is_intermediate: isIntermediate, ...valuesOf(inputs) };
  }
  const lines = linesOf(edges);
  const graphEdges = new Map<
    string,
    { readonly source: Json; readonly destination: { node_id: string; field: string } }
  >();
  for (const edge of lines) {
    const [source, from, target, to] = ['source', 'sourceHandle', 'target', 'targetHandle'].map((key) =>
      textOf(edge[key]),
    );
    if (source === undefined || from === undefined || target === undefined || to === undefined) continue;
    if (!isInvocation(byId.get(target))) continue;
    const start = sourceOf(source, from, { byId, lines });
    if (!start) continue;
    const destination = { node_id: target, field: to };
    graphEdges.set(JSON.stringify([start, destination]), { source: { ...start }, destination });
  }
  for (const { destination } of graphEdges.values()) delete graphNodes[destination.node_id]?.[destination.field];
  return { nodes: graphNodes, edges: [...graphEdges.values()] };
}

/** Boards that mean "none" are left out, and so are inputs without a value. */
function valuesOf(inputs: unknown): Json {
  const values = Object.entries(record(inputs)).flatMap(([name, input]) => {
    if (!isRecord(input) || !Object.hasOwn(input, 'value')) return [];
    const { value } = input;
    return name === 'board' && (value === 'auto' || value === 'none') ? [] : [[name, value] as const];
  });
  return Object.fromEntries(values);
}
