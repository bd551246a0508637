import type { Edge, EdgeConnection, Graph, GraphNode } from '@x/models/graph';
import type { NodeTemplate, ValueType } from '@x/models/node-template';
import type { NodeTypes } from './node-types.js';
import { type PortType, portType } from './types/port-type.js';

/** What every node takes beside its own inputs. */
const ATTRIBUTES: ReadonlyMap<string, ValueType> = new Map([
  ['id', { kind: 'string' }],
  ['is_intermediate', { kind: 'boolean' }],
  ['use_cache', { kind: 'boolean' }],
]);

/** What every node answers beside its own outputs. It fits where anything does. */
const ANSWERED: readonly string[] = ['output_meta', 'type'];

/** Inputs that a node of this type takes by edge, though its template does not name them. */
const DYNAMIC = { type: 'call_saved_workflow', prefix: 'saved_workflow_input::' };

/** A graph beside what the server says of the nodes in it. */
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

  /** Returns the node with this key. */
  node(id: string): GraphNode | undefined {
    return Object.hasOwn(this.graph.nodes, id) ? this.graph.nodes[id] : undefined;
  }

  /** Returns what the server says of the node with this key, if it knows the type. */
  template(id: string): NodeTemplate | undefined {
    return this.types.templates.get(this.node(id)?.type ?? '');
  }

  /** Returns the edges that end at a node, or at one of its inputs. */
  into(id: string, field?: string): readonly Edge[] {
    const edges = this.#into.get(id) ?? [];
    return field === undefined ? edges : edges.filter(({ destination }) => destination.field === field);
  }

  /** Returns the edges that begin at a node, or at one of its outputs. */
  from(id: string, field?: string): readonly Edge[] {
    const edges = this.#from.get(id) ?? [];
    return field === undefined ? edges : edges.filter(({ source }) => source.field === field);
  }

  /** Returns which values an input takes, what every node takes included. */
  inputValue(id: string, field: string): ValueType | undefined {
    const { inputs = {}, type } = this.template(id) ?? {};
    if (field === 'type') return type === undefined ? undefined : { kind: 'choice', values: [type] };
    return inputs[field]?.value ?? ATTRIBUTES.get(field);
  }

  /** Returns the type of an input as edges see it. */
  inputType({ node_id: id, field }: EdgeConnection): PortType | undefined {
    if (this.isDynamic({ node_id: id, field })) return portType({ kind: 'any' });
    const value = this.inputValue(id, field);
    return value && portType(value);
  }

  /** Returns the type of an output as edges see it. */
  outputType({ node_id: id, field }: EdgeConnection): PortType | undefined {
    const template = this.template(id);
    if (!template) return undefined;
    const value = template.outputs[field]?.value;
    if (value) return portType(value);
    return ANSWERED.includes(field) ? { name: field, parts: [], kind: 'value' } : undefined;
  }

  /** Whether an input comes from the workflow that the node calls, so that nothing is known of it. */
  isDynamic({ node_id: id, field }: EdgeConnection): boolean {
    return this.node(id)?.type === DYNAMIC.type && field.startsWith(DYNAMIC.prefix);
  }
}
