import type { Edge, Graph, GraphNode } from '@x/models/graph';
import { InputError, printValue } from '@x/transport/errors';
import { toJson } from '@x/transport/json';
import type { RequestOptions } from '@x/transport/options';
import { isRecord } from '../arguments.js';
import type { NodeCatalog } from './catalog.js';
import type { LintFinding } from './lint/lint-finding.js';
import type { LintOptions } from './lint/lint-graph.js';
import { NodeHandle, NodeOutputRef } from './node-handle.js';
import type { InputsOf, NodeInputs, NodeType, OutputsOf } from './node-inputs.js';

/** Builds a graph node by node. {@link lintGraph} finds what the server would refuse in it. */
export class GraphBuilder {
  readonly #nodes = new Map<string, GraphNode>();
  readonly #handles = new Set<NodeHandle>();
  readonly #edges: Edge[] = [];

  /**
   * Adds a node and returns its handle. An input is a value, an output of an earlier node, or a list of outputs; each
   * output becomes an edge. The id is `id`, or made of the type: `blank_image_1`.
   *
   * The inputs and outputs of the types of InvokeAI 6.14.2 are typed; those of any other type, or of `type as string`,
   * are not.
   */
  add<Type extends NodeType>(type: Type, inputs?: InputsOf<Type>): NodeHandle<OutputsOf<Type>>;
  add(type: string, given: NodeInputs = {}): NodeHandle {
    if (typeof type !== 'string' || type === '') {
      throw new InputError('type', `must be the name of a node type, got ${printValue(type)}`);
    }
    if (!isRecord(given)) throw new InputError('inputs', `must be inputs by name, got ${printValue(given)}`);
    const { id = this.#freeId(type), ...inputs } = given;
    this.#checkId(id);
    const node: GraphNode = { id, type };
    const edges: Edge[] = [];
    for (const [field, value] of Object.entries(inputs)) {
      checkInput(field, value);
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
  async lint(catalog: Pick<NodeCatalog, 'lint'>, options?: LintOptions & RequestOptions): Promise<LintFinding[]> {
    if (!isRecord(catalog) || typeof catalog.lint !== 'function') {
      throw new InputError('catalog', `must be the catalog of a server, got ${printValue(catalog)}`);
    }
    return catalog.lint(this.build(), {}, options);
  }

  #checkId(id: unknown): void {
    if (typeof id !== 'string' || id === '') throw new InputError('id', `must be a text, got ${printValue(id)}`);
    if (id === '__proto__')
      throw new InputError('id', '"__proto__" is not possible: a copy of the nodes would lose it');
    toJson(id, 'id');
    if (this.#nodes.has(id)) throw new InputError('id', `"${id}" is already the id of another node`);
  }

  #freeId(type: string): string {
    for (let number = 1; ; number++) if (!this.#nodes.has(`${type}_${number}`)) return `${type}_${number}`;
  }
}

/** Refuses what is neither a value that JSON can carry nor outputs. */
function checkInput(field: string, value: unknown): void {
  if (field === 'type') throw new InputError('type', 'is the first argument, and no input');
  const parts: readonly unknown[] = Array.isArray(value) ? value : [value];
  const node = parts.find((part) => part instanceof NodeHandle);
  if (node) throw new InputError(field, `must be an output of "${node.id}", such as node.out('image'), not the node`);
  const outputs = parts.filter((part) => part instanceof NodeOutputRef).length;
  if (outputs > 0 && outputs < parts.length)
    throw new InputError(field, 'must be values or outputs, not a list of both');
  toJson({ [field]: outputs > 0 ? 0 : value });
}

/** Returns the outputs in an input; none if it is a value. */
function outputRefsIn(value: unknown): readonly NodeOutputRef[] {
  if (value instanceof NodeOutputRef) return [value];
  const isList = Array.isArray(value) && value.every((part) => part instanceof NodeOutputRef);
  return isList ? value : [];
}

/** Creates a builder of a graph, without nodes. */
export const createGraph = (): GraphBuilder => new GraphBuilder();
