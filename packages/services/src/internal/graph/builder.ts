import type { Edge, Graph, GraphNode } from '@x/models/graph';
import { InputError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import type { NodeCatalog } from './catalog.js';
import type { LintFinding } from './lint/lint-finding.js';
import type { LintOptions } from './lint/lint-graph.js';
import { NodeHandle, NodeOutputRef } from './node-handle.js';

/** A graph that is being built. What the server has against it is found by {@link lint}. */
export class GraphBuilder {
  readonly #nodes = new Map<string, GraphNode>();
  readonly #handles = new Set<NodeHandle>();
  readonly #edges: Edge[] = [];

  /**
   * Adds a node and returns its handle. An input is a value, an output of an earlier node, or a list of outputs, each of
   * which becomes an edge. The id is given as `id`, or made of the type: `blank_image_1`.
   */
  add(type: string, { id = this.#freeId(type), ...inputs }: NodeInputs = {}): NodeHandle {
    if (this.#nodes.has(id)) throw new InputError('id', `${id} is taken by another node`);
    const node: GraphNode = { id, type };
    const edges: Edge[] = [];
    for (const [field, value] of Object.entries(inputs)) {
      const outputs = outputsIn(value);
      if (outputs.length === 0) node[field] = value;
      for (const { node: source, field: output } of outputs) {
        if (!this.#handles.has(source)) throw new InputError(field, `is fed by ${source.id}, a node of another graph`);
        edges.push({ source: { node_id: source.id, field: output }, destination: { node_id: id, field } });
      }
    }
    this.#nodes.set(id, node);
    this.#edges.push(...edges);
    const handle = new NodeHandle(id, type);
    this.#handles.add(handle);
    return handle;
  }

  /** Returns the graph as it is now. */
  build(): Graph {
    return structuredClone({ nodes: Object.fromEntries(this.#nodes), edges: this.#edges });
  }

  /** Returns what is wrong with the graph as it is now. */
  lint(catalog: Pick<NodeCatalog, 'lint'>, options?: LintOptions & RequestOptions): Promise<LintFinding[]> {
    return catalog.lint(this.build(), {}, options);
  }

  #freeId(type: string): string {
    for (let number = 1; ; number++) if (!this.#nodes.has(`${type}_${number}`)) return `${type}_${number}`;
  }
}

/** The inputs of a node by name. */
export interface NodeInputs {
  readonly id?: string | undefined;
  readonly [field: string]: unknown;
}

/** Returns the outputs that an input is fed by: none when it is a value. */
function outputsIn(value: unknown): readonly NodeOutputRef[] {
  if (value instanceof NodeOutputRef) return [value];
  const isFed = Array.isArray(value) && value.every((part) => part instanceof NodeOutputRef);
  return isFed ? value : [];
}

/** Returns a graph without nodes, to be built. */
export const createGraph = (): GraphBuilder => new GraphBuilder();
