import type { Edge, Graph, GraphNode } from '@x/models/graph';
import { InputError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import type { NodeCatalog } from './catalog.js';
import type { LintFinding } from './lint/lint-finding.js';
import type { LintOptions } from './lint/lint-graph.js';
import { NodeHandle, NodeOutputRef } from './node-handle.js';

/** Builds a graph node by node. {@link lintGraph} finds what the server would refuse in it. */
export class GraphBuilder {
  readonly #nodes = new Map<string, GraphNode>();
  readonly #handles = new Set<NodeHandle>();
  readonly #edges: Edge[] = [];

  /**
   * Adds a node and returns its handle. An input is a value, an output of an earlier node, or a list of outputs; each
   * output becomes an edge. The id is `id`, or made of the type: `blank_image_1`.
   */
  add(type: string, { id = this.#freeId(type), ...inputs }: NodeInputs = {}): NodeHandle {
    if (this.#nodes.has(id)) throw new InputError('id', `"${id}" is already the id of another node`);
    const node: GraphNode = { id, type };
    const edges: Edge[] = [];
    for (const [field, value] of Object.entries(inputs)) {
      const outputs = outputRefsIn(value);
      if (outputs.length === 0) node[field] = value;
      for (const { node: source, field: output } of outputs) {
        if (!this.#handles.has(source)) throw new InputError(field, `"${source.id}" is a node of another graph`);
        edges.push({ source: { node_id: source.id, field: output }, destination: { node_id: id, field } });
      }
    }
    this.#nodes.set(id, node);
    this.#edges.push(...edges);
    const handle = new NodeHandle(id, type);
    this.#handles.add(handle);
    return handle;
  }

  /** Returns the graph. Nodes that are added later do not change it. */
  build(): Graph {
    return structuredClone({ nodes: Object.fromEntries(this.#nodes), edges: this.#edges });
  }

  /** Lints the graph built so far. */
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

/** Returns the outputs in an input; none if it is a value. */
function outputRefsIn(value: unknown): readonly NodeOutputRef[] {
  if (value instanceof NodeOutputRef) return [value];
  const isList = Array.isArray(value) && value.every((part) => part instanceof NodeOutputRef);
  return isList ? value : [];
}

/** Creates a builder of a graph, without nodes. */
export const createGraph = (): GraphBuilder => new GraphBuilder();
