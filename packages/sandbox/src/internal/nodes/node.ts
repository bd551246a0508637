/** One node of a graph, with all its inputs. */
export interface Node {
  readonly id: string;
  readonly type: string;
  readonly is_intermediate: boolean;
  readonly use_cache: boolean;
  readonly [input: string]: unknown;
}
