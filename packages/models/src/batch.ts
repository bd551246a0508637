import * as z from 'zod';

import { Graph, ImageField, VideoField } from './graph.js';
import { tolerantObject } from './internal/tolerant.js';

const BatchValue = z.union([z.string(), z.number(), z.boolean(), ImageField, VideoField]);

/** A value for one input of one item. Models, colours and boards cannot be batched. */
export const BatchItem = z.union([BatchValue, z.array(BatchValue)]);
export type BatchItem = z.infer<typeof BatchItem>;

/** The values that one input takes, one after the other. */
export const BatchDatum = tolerantObject({ node_path: z.string(), field_name: z.string(), items: z.array(BatchItem) });
export interface BatchDatum extends z.infer<typeof BatchDatum> {}

/**
 * A graph, and how often and with what values to run it. Data of one inner list go together (zipped), the inner lists
 * are combined each with each, the first varying slowest; all of it `runs` times.
 */
export const Batch = tolerantObject({
  /** Chosen by the caller, or else by the server. */
  batch_id: z.string().optional(),
  /** Who asks, in a free word. */
  origin: z.string().nullish(),
  /** What it is for, in a free word: items can be listed, counted, cancelled and deleted by it. */
  destination: z.string().nullish(),
  data: z.array(z.array(BatchDatum)).nullish(),
  graph: Graph,
  /** A workflow document to embed in the images. */
  workflow: z.record(z.string(), z.unknown()).nullish(),
  /** @default 1 */
  runs: z.int().min(1).optional(),
});
export interface Batch extends z.infer<typeof Batch> {}

/** What the queue took. */
export const EnqueueBatchResult = tolerantObject({
  queue_id: z.string(),
  /** How many items were put on the queue: less than `requested` when it was full, and no error then. */
  enqueued: z.int(),
  requested: z.int(),
  /** The batch with all defaults filled in. */
  batch: Batch,
  priority: z.int(),
  /** Every item there is of this batch, the newest first. */
  item_ids: z.array(z.int()).default([]),
});
export interface EnqueueBatchResult extends z.infer<typeof EnqueueBatchResult> {}
