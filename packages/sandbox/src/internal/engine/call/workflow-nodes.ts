import { isRecord } from '../../validation/record.js';

export type Json = Readonly<Record<string, unknown>>;

/** The parts of a workflow that a graph is built from. */
export interface WorkflowParts {
  readonly nodes: readonly Json[];
  readonly edges: readonly Json[];
}

export type InvocationNode = Json & { readonly data: Json };

export const isInvocation = (node: unknown): node is InvocationNode =>
  isRecord(node) && node['type'] === 'invocation' && isRecord(node['data']);

const isConnector = (node: Json | undefined): boolean => node?.['type'] === 'connector';

export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Returns the nodes by id. Of several with one id it is the last. */
export const nodesById = (nodes: readonly Json[]): ReadonlyMap<string, Json> =>
  new Map(nodes.flatMap((node) => (typeof node['id'] === 'string' ? [[node['id'], node] as const] : [])));

/** Returns the edges that carry values. */
export const linesOf = (edges: readonly Json[]): Json[] => edges.filter(({ type }) => type === 'default');

/** The nodes and edges of a workflow. */
export interface Lines {
  readonly byId: ReadonlyMap<string, Json>;
  readonly lines: readonly Json[];
}

/** Returns where an edge begins, behind any connectors; undefined for an end without a beginning. */
export function sourceOf(
  id: string,
  field: string,
  { byId, lines }: Lines,
): { readonly node_id: string; readonly field: string } | undefined {
  const seen = new Set<string>();
  for (let [at, handle] = [id, field]; ; ) {
    const node = byId.get(at);
    if (isInvocation(node)) return { node_id: at, field: handle };
    if (!isConnector(node) || seen.has(at)) return undefined;
    seen.add(at);
    const before = lines.find(({ target, targetHandle }) => target === at && targetHandle === 'in');
    const [source, sourceHandle] = [textOf(before?.['source']), textOf(before?.['sourceHandle'])];
    if (source === undefined || sourceHandle === undefined) return undefined;
    [at, handle] = [source, sourceHandle];
  }
}

/** Returns the inputs that an output feeds, behind any connectors. */
export function destinationsOf(id: string, handle: string, { byId, lines }: Lines): [node: string, field: string][] {
  const seen = new Set<string>();
  const search = (from: string, out: string): [string, string][] =>
    lines.flatMap(({ source, sourceHandle, target, targetHandle }): [string, string][] => {
      if (source !== from || sourceHandle !== out) return [];
      const [to, field] = [textOf(target), textOf(targetHandle)];
      if (to === undefined || field === undefined) return [];
      if (isInvocation(byId.get(to))) return [[to, field]];
      if (!isConnector(byId.get(to)) || seen.has(to)) return [];
      seen.add(to);
      return search(to, 'out');
    });
  return search(id, handle);
}
