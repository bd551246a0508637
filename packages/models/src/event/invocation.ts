import * as z from 'zod';

import { GraphNode } from '../graph.js';
import { itemFields, text } from '../internal/event-fields.js';
import { tolerantObject } from '../internal/tolerant.js';
import { NodeOutput } from '../session.js';

/** A small preview of the image that is being generated. */
export const ProgressImage = tolerantObject({
  /** Pixels of the final image; the preview itself is smaller. */
  width: z.int(),
  /** Pixels of the final image; the preview itself is smaller. */
  height: z.int(),
  /** A `data:` URL. */
  dataURL: z.string(),
});
export interface ProgressImage extends z.infer<typeof ProgressImage> {}

const nodeFields = {
  ...itemFields,
  /** The node with its values, under the id it has in this run. */
  invocation: GraphNode,
  /** The id of the node in the graph that was sent. */
  invocation_source_id: z.string(),
};

/** The events of the nodes of a running item. */
export const invocationEvents = {
  /** A node has begun. */
  invocation_started: tolerantObject(nodeFields),
  /** A node reports how far it is. Many never do. */
  invocation_progress: tolerantObject({
    ...nodeFields,
    /** Free text, not to be parsed. */
    message: z.string(),
    /** From 0 to 1; `null` when it is unknown. */
    percentage: z.number().nullish().default(null),
    /** `null` from nodes that draw nothing, and between previews. */
    image: ProgressImage.nullish().default(null),
    /** Where it runs, such as `cuda:1`; `null` on a processor, and before 6.14. */
    device: text,
  }),
  /** A node has ended. The item's `results` have its output only when the item ends. */
  invocation_complete: tolerantObject({
    ...nodeFields,
    /** What the node returned. */
    result: NodeOutput,
  }),
  /** Sent after the item's own `failed`. */
  invocation_error: tolerantObject({
    ...nodeFields,
    /** The class of the exception in the server, such as `OutOfMemoryError`. */
    error_type: z.string(),
    /** The text of the exception. It may be empty. */
    error_message: z.string(),
    /** The Python traceback. */
    error_traceback: z.string(),
  }),
};
