import type { Edge, EdgeConnection, Graph, GraphNode } from '@x/models/graph';
import type { NodeTemplate, ValueType } from '@x/models/node-template';
import type { NodeTypes } from './node-types.js';
import { type PortType, portType } from './types/port-type.js';

/** The inputs of every node, besides its own. */
const COMMON_INPUTS: ReadonlyMap<string, ValueType> = new Map([
  ['id', { kind: 'string' }],
  ['is_intermediate', { kind: 'boolean' }],
  ['use_cache', { kind: 'boolean' }],
]);

/** The outputs of every node, besides its own. They are compatible with `any` only. */
const COMMON_OUTPUTS: readonly string[] = ['output_meta', 'type'];

/** Inputs that a node of this type accepts by edge, although its template does not list them. */
const DYNAMIC_INPUTS = { type: 'call_saved_workflow', prefix: 'saved_workflow_input::' };

/** A graph together with the node types of a server. */
export class GraphView {
  readonly types: NodeTypes;
  readonly graph: Graph;
  readonly #into: ReadonlyMap<string, readonly Edge[]>;
  readonly #from: ReadonlyMap<string, readonly Edge[]>;

  constructor(types: NodeTypes, graph: Graph) {
    this.types = types;
    this.graph = graph;
    this.#into = Map.groupBy(graph.edges, ({ destination }) => destination.node_id);
    this.#from = Map.groupBy(graph.edges, ({ source }) => source.node_id);
  }

  /** Returns the node with this key, if there is one. */
  node(id: string): GraphNode | undefined {
    return Object.hasOwn(this.graph.nodes, id) ? this.graph.nodes[id] : undefined;
  }

  /** Returns the template of the node with this key, if the server has its type. */
  template(id: string): NodeTemplate | undefined {
    const node = this.node(id);
    return node && this.types.templates.get(node.type);
  }

  /** Returns the edges into a node, or into one of its inputs. */
  edgesInto(id: string, field?: string): readonly Edge[] {
    const edges = this.#into.get(id) ?? [];
    return field === undefined ? edges : edges.filter(({ destination }) => destination.field === field);
  }

  /** Returns the edges from a node, or from one of its outputs. */
  edgesFrom(id: string, field?: string): readonly Edge[] {
    const edges = this.#from.get(id) ?? [];
    return field === undefined ? edges : edges.filter(({ source }) => source.field === field);
  }

  /** Returns the type of the values of an input, also of the inputs that every node has. */
  inputValue(id: string, field: string): ValueType | undefined {
    const { inputs = {}, type } = this.template(id) ?? {};
    if (field === 'type') return type === undefined ? undefined : { kind: 'choice', values: [type] };
    return inputs[field]?.value ?? COMMON_INPUTS.get(field);
  }

  /** Returns the type that edges into an input are checked against. */
  inputType({ node_id: id, field }: EdgeConnection): PortType | undefined {
    if (this.isDynamic({ node_id: id, field })) return portType({ kind: 'any' });
    const value = this.inputValue(id, field);
    return value && portType(value);
  }

  /** Returns the type that edges from an output are checked against. */
  outputType({ node_id: id, field }: EdgeConnection): PortType | undefined {
    const template = this.template(id);
    if (!template) return undefined;
    const value = template.outputs[field]?.value;
    if (value) return portType(value);
    return COMMON_OUTPUTS.includes(field) ? { name: field, parts: [], kind: 'value' } : undefined;
  }

  /** Says whether an input is one of the workflow that the node calls, so that its type is unknown. */
  isDynamic({ node_id: id, field }: EdgeConnection): boolean {
    return this.node(id)?.type === DYNAMIC_INPUTS.type && field.startsWith(DYNAMIC_INPUTS.prefix);
  }
}
