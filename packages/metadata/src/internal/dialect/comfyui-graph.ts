import { Fields, isJsonObject, type JsonObject, property } from '../fields.js';

/** A node of a graph of ComfyUI. */
export interface ComfyNode {
  readonly id: string;
  readonly type: string;
  readonly inputs: JsonObject;
  /** What its inputs are connected to, by their names. */
  readonly links: ReadonlyMap<string, ComfyLink>;
}

/** An output of a node. */
export interface ComfyLink {
  readonly node: ComfyNode;
  readonly slot: number;
}

/** The most nodes that are visited on the way from one. */
const mostVisited = 2_000;

/** Returns the nodes of a graph, in its order: none if it is no graph. */
export function readNodes(record: unknown): readonly ComfyNode[] {
  const nodes = new Map<string, ComfyNode & { readonly links: Map<string, ComfyLink> }>();
  for (const [id, node] of Object.entries(record ?? {})) {
    const type = property(node, 'class_type');
    const inputs = property(node, 'inputs');
    if (typeof type === 'string')
      nodes.set(id, { id, type, inputs: isJsonObject(inputs) ? inputs : {}, links: new Map() });
  }
  for (const { inputs, links } of nodes.values()) {
    for (const [name, value] of Object.entries(inputs)) {
      const [id, slot, ...rest]: unknown[] = Array.isArray(value) ? value : [];
      const node = nodes.get(String(id));
      if (node && typeof slot === 'number' && rest.length === 0) links.set(name, { node, slot });
    }
  }
  return [...nodes.values()];
}

/** Returns the fields of the inputs of a node. */
export const fieldsOf = ({ id, inputs }: ComfyNode): Fields => new Fields(inputs, `prompt.${id}.inputs`);

/** Returns what these inputs are connected to, of those that are connected. */
export const linksOf = ({ links }: ComfyNode, ...inputs: readonly string[]): ComfyLink[] =>
  inputs.flatMap((input) => links.get(input) ?? []);

/** Yields the nodes that lead to these, nearest first, each once. */
export function* upstream(starts: readonly ComfyNode[]): Generator<ComfyNode> {
  // What is added to a set while it is iterated over is visited too.
  const nodes = new Set(starts);
  let left = mostVisited;
  for (const node of nodes) {
    if (left-- === 0) return;
    yield node;
    for (const link of node.links.values()) nodes.add(link.node);
  }
}

/** Yields the nodes along one input: from a node on, what its input `name` is connected to, and so on. */
export function* along(start: ComfyNode, name: string): Generator<ComfyNode> {
  const seen = new Set([start]);
  for (let node = start.links.get(name)?.node; node && !seen.has(node); node = node.links.get(name)?.node) {
    seen.add(node);
    yield node;
  }
}
