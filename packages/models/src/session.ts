import * as z from 'zod';

import { Graph } from './graph.js';
import { tolerantObject } from './internal/tolerant.js';

const empty = (): Record<string, never> => ({});

/** What a node answered: its fields depend on `type`. */
export const NodeOutput = z.looseObject({ type: z.string() });
export interface NodeOutput extends z.infer<typeof NodeOutput> {}

/**
 * A run of a graph. Iterations unfold it: each node of the graph (source) stands for one or more prepared ones, whose
 * ids are the server's. It is written only when the run ends or waits, so while it runs `results` is empty.
 */
export const Session = tolerantObject({
  id: z.string(),
  /** As it was asked for, with this item's batch values. */
  graph: Graph,
  /** By id of the prepared node. */
  results: z.record(z.string(), NodeOutput).default(empty),
  /** By id of the prepared node: `ErrorType: message`. */
  errors: z.record(z.string(), z.string()).default(empty),
  prepared_source_mapping: z.record(z.string(), z.string()).default(empty),
  source_prepared_mapping: z.record(z.string(), z.array(z.string())).default(empty),
  /** Ids of the graph's nodes in the order in which they ended. */
  executed_history: z.array(z.string()).default([]),
  /** The place of each prepared node among its iterations; absent before 6.14. */
  prepared_iteration_paths: z.record(z.string(), z.array(z.int())).default(empty),
});
export interface Session extends z.infer<typeof Session> {}
