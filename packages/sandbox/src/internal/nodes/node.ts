/** One step of a graph, with all inputs filled in. */
export interface Node {
  readonly id: string;
  readonly type: string;
  readonly is_intermediate: boolean;
  readonly use_cache: boolean;
  readonly [input: string]: unknown;
}
