import { isCalledInput } from '../nodes/called-input.js';
import { findNodeType } from '../nodes/catalog.js';
import { inputKinds, outputKinds } from '../nodes/node-fields.js';
import { ANY, type Type, UNTYPED } from '../nodes/type.js';
import type { EdgeIndex } from './edge-index.js';
import type { Connection, Graph } from './graph.js';

/** The inputs and outputs of a graph's nodes, and their types. Those of unsupported nodes have type `Any`. */
export class Ports {
  readonly edges: EdgeIndex;
  readonly #nodes: Graph['nodes'];

  constructor({ nodes }: Graph, edges: EdgeIndex) {
    this.#nodes = nodes;
    this.edges = edges;
  }

  has({ node_id }: Connection): boolean {
    return Object.hasOwn(this.#nodes, node_id);
  }

  typeOf(id: string): string | undefined {
    return this.#nodes[id]?.type;
  }

  /** Returns whether an input is one of a workflow that is called: it takes anything. */
  isCalled({ node_id, field }: Connection): boolean {
    return this.typeOf(node_id) === 'call_saved_workflow' && isCalledInput(field);
  }

  output({ node_id, field }: Connection): Type | undefined {
    const type = findNodeType(this.typeOf(node_id) ?? '');
    return type ? outputKinds(type)[field]?.type : ANY;
  }

  input({ node_id, field }: Connection): Type | undefined {
    if (this.isCalled({ node_id, field })) return UNTYPED;
    const type = findNodeType(this.typeOf(node_id) ?? '');
    return type ? inputKinds(type)[field]?.type : ANY;
  }
}
