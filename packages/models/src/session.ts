import * as z from 'zod';

import { Graph } from './graph.js';
import { tolerantObject } from './internal/tolerant.js';

const empty = (): Record<string, never> => ({});

/** The output of a node. Its fields depend on `type`. */
export const NodeOutput = z.looseObject({
  /** The type of the output, such as `image_output`. Its fields depend on it. */
  type: z.string(),
});
export interface NodeOutput extends z.infer<typeof NodeOutput> {}

/** A call of another workflow. */
const WorkflowCall = tolerantObject({
  /** The node that calls it, in the graph that was sent. */
  source_call_node_id: z.string(),
  /** The items that ran it, one for each item of its batch. */
  child_item_ids: z.array(z.int()).default([]),
});
/**
 * The state of a run of a graph. Iterations expand it: each node of the graph (source) has one or more prepared nodes,
 * whose ids the server generates. It is written when the run ends or waits, so `results` is empty until then.
 */
export const Session = tolerantObject({
  /** What the item and its images have as `session_id`. */
  id: z.string(),
  /** The graph that was sent, with this item's batch values. */
  graph: Graph,
  /** By id of the prepared node. */
  results: z.record(z.string(), NodeOutput).default(empty),
  /** By id of the prepared node: `ErrorType: message`. */
  errors: z.record(z.string(), z.string()).default(empty),
  /** The id of the graph's node by the id of the prepared node. */
  prepared_source_mapping: z.record(z.string(), z.string()).default(empty),
  /** The ids of the prepared nodes by the id of the graph's node; only nodes that were reached are in it. */
  source_prepared_mapping: z.record(z.string(), z.array(z.string())).default(empty),
  /** Ids of the graph's nodes in the order of their completion. */
  executed_history: z.array(z.string()).default([]),
  /** The position of each prepared node in its iterations. Empty before 6.14, which omits it. */
  prepared_iteration_paths: z.record(z.string(), z.array(z.int())).default(empty),
  /** The calls of other workflows that have ended; absent where the server knows none. */
  workflow_call_history: z.array(WorkflowCall).nullish(),
});
export interface Session extends z.infer<typeof Session> {}
