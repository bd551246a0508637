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
  readonly code: LintFindingCode;
  readonly nodeId?: string | undefined;
  readonly field?: string | undefined;
  readonly message: string;
  /** The most similar name that exists. */
  readonly suggestion?: string | undefined;
}
