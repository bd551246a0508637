/** What a finding is about. */
export type LintFindingCode =
  | 'batch_empty'
  | 'batch_field'
  | 'batch_items'
  | 'batch_lengths'
  | 'batch_node'
  | 'batch_runs'
  | 'batch_twice'
  | 'collect'
  | 'cycle'
  | 'edge_direct'
  | 'edge_field'
  | 'edge_node'
  | 'edge_overruled'
  | 'edge_twice'
  | 'edge_type'
  | 'iterate'
  | 'missing_input'
  | 'node_id'
  | 'not_executable'
  | 'unknown_field'
  | 'unknown_node'
  | 'value_choice'
  | 'value_length'
  | 'value_range'
  | 'value_type';

/** What is wrong with a graph or its batch. */
export interface LintFinding {
  /** With an `error` the server refuses it, or it fails or jams the queue later. A `warning` runs, but hardly as meant. */
  readonly severity: 'error' | 'warning';
  readonly code: LintFindingCode;
  readonly nodeId?: string | undefined;
  readonly field?: string | undefined;
  readonly message: string;
  /** The nearest name that there is. */
  readonly suggestion?: string | undefined;
}
