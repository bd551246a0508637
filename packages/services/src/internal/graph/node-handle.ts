import { checkName } from '../arguments.js';

/** An output of a node in a {@link GraphBuilder}. Given as an input of another node, it becomes an edge. */
export class NodeOutputRef {
  /** The node that has the output. */
  readonly node: NodeHandle;
  /** The output's name, such as `image`. */
  readonly field: string;

  constructor(node: NodeHandle, field: string) {
    this.node = node;
    this.field = field;
  }
}

/** A node in a {@link GraphBuilder}, with the names of its outputs. */
export class NodeHandle<Output extends string = string> {
  /** Unique within the graph. */
  readonly id: string;
  /** For instance `noise`. */
  readonly type: string;

  constructor(id: string, type: string) {
    this.id = id;
    this.type = type;
  }

  /** Returns one of the node's outputs. */
  out(field: Output): NodeOutputRef {
    checkName('field', field);
    return new NodeOutputRef(this, field);
  }
}
