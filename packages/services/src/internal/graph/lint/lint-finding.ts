/** The kind of a finding. */
export type LintFindingCode =
  | 'batch_duplicate'
  | 'batch_empty'
  | 'batch_field'
  | 'batch_items'
  | 'batch_lengths'
  | 'batch_node'
  | 'batch_runs'
  | 'collect'
  | 'cycle'
  | 'edge_direct'
  | 'edge_duplicate'
  | 'edge_field'
  | 'edge_node'
  | 'edge_overridden'
  | 'edge_type'
  | 'iterate'
  | 'missing_input'
  | 'node_id'
  | 'not_executable'
  | 'not_json'
  | 'unknown_field'
  | 'unknown_node'
  | 'value_choice'
  | 'value_length'
  | 'value_range'
  | 'value_type';

/** A problem of a graph or its batch. */
export interface LintFinding {
  /** An `error` is refused, fails when it is run, or blocks the queue. A `warning` runs, but hardly as intended. */
  readonly severity: 'error' | 'warning';
  /** The rule that found it. It does not change with the wording of `message`. */
  readonly code: LintFindingCode;
  /** The node's id in the graph; `undefined` when it concerns no single node. */
  readonly nodeId?: string | undefined;
  /** The name of the input or output; `undefined` when it concerns the node or the graph as a whole. */
  readonly field?: string | undefined;
  /** What is wrong and what would be right, in English, with the ids and names. */
  readonly message: string;
  /** The most similar name that exists. */
  readonly suggestion?: string | undefined;
}
