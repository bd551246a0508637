import type { NodeTypes } from '@x/services/graph';
import type { Dice } from './random.js';

/** One end of an edge. */
export interface LooseEnd {
  node_id: string;
  field: string;
}

export interface LooseEdge {
  source: LooseEnd;
  destination: LooseEnd;
}

type LooseNode = Record<string, unknown>;

export interface LooseDatum {
  node_path: string;
  field_name: string;
  items: unknown[];
}

/** A batch that may be wrong in any way. */
export interface LintCase {
  nodes: Record<string, LooseNode>;
  edges: LooseEdge[];
  data: LooseDatum[][];
  runs: number;
}

/** Makes something of a case that may be wrong. Returns `false` when there is nothing to do it to. */
export type Mutation = (subject: LintCase, dice: Dice, types: NodeTypes) => boolean;
