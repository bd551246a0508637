import type { JsonObject } from '../fields.js';
import { isJsonObject, property } from '../fields.js';

/** A node of a graph of ComfyUI. */
export interface ComfyNode {
  readonly id: string;
  readonly type: string;
  readonly inputs: JsonObject;
}

/** An input that is connected: which output of which node. */
export interface ComfyLink {
  readonly node: ComfyNode;
  readonly slot: number;
}

/** The most nodes that are visited on the way from one. */
const mostVisited = 2_000;

/** Returns the nodes of a graph by their ids, and `undefined` if it is none. */
export function readNodes(record: JsonObject): ReadonlyMap<string, ComfyNode> | undefined {
  const nodes = new Map<string, ComfyNode>();
  for (const [id, node] of Object.entries(record)) {
    const type = property(node, 'class_type');
    const inputs = property(node, 'inputs');
    if (typeof type === 'string') nodes.set(id, { id, type, inputs: isJsonObject(inputs) ? inputs : {} });
  }
  return nodes.size > 0 ? nodes : undefined;
}

/** Returns what the input `name` of a node is connected to. */
export function linkOf(
  nodes: ReadonlyMap<string, ComfyNode>,
  { inputs }: ComfyNode,
  name: string,
): ComfyLink | undefined {
  const value = property(inputs, name);
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [id, slot]: unknown[] = value;
  const node = nodes.get(String(id));
  return node && typeof slot === 'number' ? { node, slot } : undefined;
}

/** Returns all that a node is connected to. */
export function linksOf(nodes: ReadonlyMap<string, ComfyNode>, node: ComfyNode): ComfyLink[] {
  return Object.keys(node.inputs).flatMap((name) => linkOf(nodes, node, name) ?? []);
}

/** Yields the nodes that lead to these, nearest first, each once. */
export function* upstream(nodes: ReadonlyMap<string, ComfyNode>, starts: readonly ComfyNode[]): Generator<ComfyNode> {
  const queue = [...starts];
  const seen = new Set(queue.map(({ id }) => id));
  for (let index = 0; index < queue.length && index < mostVisited; index++) {
    const node = queue[index];
    if (!node) return;
    yield node;
    for (const { node: next } of linksOf(nodes, node)) {
      if (seen.has(next.id)) continue;
      seen.add(next.id);
      queue.push(next);
    }
  }
}

/** Yields the nodes along one input: from a node on, what its input `name` is connected to, and so on. */
export function* along(nodes: ReadonlyMap<string, ComfyNode>, start: ComfyNode, name: string): Generator<ComfyNode> {
  const seen = new Set<string>([start.id]);
  for (let link = linkOf(nodes, start, name); link && !seen.has(link.node.id); link = linkOf(nodes, link.node, name)) {
    seen.add(link.node.id);
    yield link.node;
  }
}
