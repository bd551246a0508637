import { isRecord, record } from '../../validation/record.js';

type Json = Readonly<Record<string, unknown>>;

const isInvocation = (node: unknown): node is Json & { readonly data: Json } =>
  isRecord(node) && node['type'] === 'invocation' && isRecord(node['data']);

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Returns the graph that the server builds from a workflow that is called. It is not validated. */
export function toGraph({ nodes, edges }: { readonly nodes: readonly Json[]; readonly edges: readonly Json[] }) {
  const byId = new Map(nodes.flatMap((node) => (typeof node['id'] === 'string' ? [[node['id'], node] as const] : [])));
  const graphNodes: Record<string, Record<string, unknown>> = {};
  for (const node of byId.values()) {
    if (!isInvocation(node)) continue;
    const { id, type, useCache = false, isIntermediate = false, inputs } = node.data;
    if (typeof id !== 'string' || typeof type !== 'string') continue;
    graphNodes[id] = { id, type, use_cache: useCache, is_intermediate: isIntermediate, ...valuesOf(inputs) };
  }
  const lines = edges.filter(({ type }) => type === 'default');
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
    graphEdges.set(JSON.stringify([start, destination]), { source: start, destination });
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

interface Lines {
  readonly byId: ReadonlyMap<string, Json>;
  readonly lines: readonly Json[];
}

/** Returns where an edge begins, behind any connectors; undefined for an end without a beginning. */
function sourceOf(id: string, field: string, { byId, lines }: Lines): Json | undefined {
  const seen = new Set<string>();
  for (let [at, handle] = [id, field]; ; ) {
    const node = byId.get(at);
    if (isInvocation(node)) return { node_id: at, field: handle };
    if (node?.['type'] !== 'connector' || seen.has(at)) return undefined;
    seen.add(at);
    const before = lines.find(({ target, targetHandle }) => target === at && targetHandle === 'in');
    const [source, sourceHandle] = [textOf(before?.['source']), textOf(before?.['sourceHandle'])];
    if (source === undefined || sourceHandle === undefined) return undefined;
    [at, handle] = [source, sourceHandle];
  }
}
