import type { NodeTypes } from '@x/services/graph';
import type { Random } from './random.js';

/** One end of an edge. */
export interface LooseEnd {
  node_id: string;
  field: string;
}

/** An edge that may be invalid. */
export interface LooseEdge {
  source: LooseEnd;
  destination: LooseEnd;
}

type LooseNode = Record<string, unknown>;

/** Values for an input that may be invalid. */
export interface LooseDatum {
  node_path: string;
  field_name: string;
  items: unknown[];
}

/** A batch that may be invalid in any way. */
export interface LintCase {
  nodes: Record<string, LooseNode>;
  edges: LooseEdge[];
  data: LooseDatum[][];
  runs: number;
}

/** Changes a case so that it may be invalid. Returns `false` when there is nothing to change. */
export type Mutation = (subject: LintCase, random: Random, types: NodeTypes) => boolean;
