import type { Node } from '../nodes/node.js';

export interface Connection {
  readonly node_id: string;
  readonly field: string;
}

export interface Edge {
  readonly source: Connection;
  readonly destination: Connection;
}

export interface Graph {
  readonly id: string;
  readonly nodes: Readonly<Record<string, Node>>;
  readonly edges: readonly Edge[];
}
