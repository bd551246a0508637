import * as z from 'zod';

import { GraphNode } from '../graph.js';
import { itemFields, text } from '../internal/event-fields.js';
import { tolerantObject } from '../internal/tolerant.js';
import { NodeOutput } from '../session.js';

/** A small preview of the image that is being generated. */
export const ProgressImage = tolerantObject({
  /** Pixels of the final image; the preview itself is smaller. */
  width: z.int(),
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
  invocation_started: tolerantObject(nodeFields),
  invocation_progress: tolerantObject({
    ...nodeFields,
    /** Free text, not to be parsed. */
    message: z.string(),
    /** From 0 to 1; `null` when it is unknown. */
    percentage: z.number().nullish().default(null),
    image: ProgressImage.nullish().default(null),
    device: text,
  }),
  invocation_complete: tolerantObject({ ...nodeFields, result: NodeOutput }),
  /** Sent after the item's own `failed`. */
  invocation_error: tolerantObject({
    ...nodeFields,
    error_type: z.string(),
    error_message: z.string(),
    error_traceback: z.string(),
  }),
};
