import { findNodeType } from '../nodes/catalog.js';
import { inputKinds, outputKinds } from '../nodes/node-fields.js';
import { ANY, type Type } from '../nodes/type.js';
import type { EdgeIndex } from './edge-index.js';
import type { Connection, Graph } from './graph.js';

/** The prefix of the inputs that are passed on to a called workflow. The server checks neither their names nor types. */
const PASSED_ON = 'saved_workflow_input::';

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

  output({ node_id, field }: Connection): Type | undefined {
    const type = findNodeType(this.typeOf(node_id) ?? '');
    return type ? outputKinds(type)[field]?.type : ANY;
  }

  input({ node_id, field }: Connection): Type | undefined {
    const name = this.typeOf(node_id);
    if (name === 'call_saved_workflow' && field.startsWith(PASSED_ON)) return ANY;
    const type = findNodeType(name ?? '');
    return type ? inputKinds(type)[field]?.type : ANY;
  }
}
