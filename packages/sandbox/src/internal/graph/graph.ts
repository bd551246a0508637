/** One step of a graph, with all inputs filled in. */
export interface Node {
  readonly id: string;
  readonly type: string;
  readonly is_intermediate: boolean;
  readonly use_cache: boolean;
  readonly [input: string]: unknown;
}

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
