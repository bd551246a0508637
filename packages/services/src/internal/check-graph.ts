import type { Graph } from '@x/models/graph';
import { InputError, printValue } from '@x/transport/errors';

/** Something that builds a graph, such as a `GraphBuilder`. */
export interface GraphSource {
  /** Returns the graph built so far. */
  build(): Graph;
}

/** Returns a graph, or the one that a builder has built so far. Anything else is an `InputError`. */
export function checkGraph(argument: string, value: unknown): Graph {
  const graph: unknown = isSource(value) ? value.build() : value;
  if (!isObject(graph)) {
    throw new InputError(
      argument,
      `must be a graph with nodes and edges, or a graph builder, got ${printValue(graph)}`,
    );
  }
  const { nodes = {}, edges = [] } = graph;
  if (!isObject(nodes) || Array.isArray(nodes)) {
    throw new InputError(`${argument}.nodes`, `must be an object of nodes by id, got ${printValue(nodes)}`);
  }
  for (const [id, node] of Object.entries(nodes)) {
    if (!isObject(node)) throw new InputError(`${argument}.nodes.${id}`, `must be a node, got ${printValue(node)}`);
  }
  if (!Array.isArray(edges))
    throw new InputError(`${argument}.edges`, `must be a list of edges, got ${printValue(edges)}`);
  for (const [index, edge] of edges.entries()) {
    if (isEdge(edge)) continue;
    const shape = '{ source: { node_id, field }, destination: { node_id, field } }';
    throw new InputError(`${argument}.edges[${index}]`, `must be ${shape}, got ${printValue(edge)}`);
  }
  return { ...graph, nodes, edges } as Graph;
}

/** Refuses what is no data of a batch. It may be missing. */
export function checkData(argument: string, data: unknown): void {
  if (data === undefined || data === null || (Array.isArray(data) && data.every(isGroup))) return;
  throw new InputError(argument, 'must be a list of lists of { node_path, field_name, items }');
}

const isGroup = (group: unknown): boolean =>
  Array.isArray(group) &&
  group.every(
    (datum: unknown) =>
      isObject(datum) &&
      Array.isArray(datum['items']) &&
      typeof datum['node_path'] === 'string' &&
      typeof datum['field_name'] === 'string',
  );

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isSource = (value: unknown): value is GraphSource => isObject(value) && typeof value['build'] === 'function';

const isEdge = (value: unknown): boolean => isObject(value) && isEnd(value['source']) && isEnd(value['destination']);

const isEnd = (value: unknown): boolean =>
  isObject(value) && typeof value['node_id'] === 'string' && typeof value['field'] === 'string';
