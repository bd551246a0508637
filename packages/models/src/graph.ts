import * as z from 'zod';

import { tolerantObject } from './internal/tolerant.js';

/** A reference to an image, in inputs and outputs of nodes. */
export const ImageField = tolerantObject({ image_name: z.string() });
export interface ImageField extends z.infer<typeof ImageField> {}

/** A reference to a video. */
export const VideoField = tolerantObject({ video_name: z.string() });
export interface VideoField extends z.infer<typeof VideoField> {}

/** A reference to a board. */
export const BoardField = tolerantObject({ board_id: z.string() });
export interface BoardField extends z.infer<typeof BoardField> {}

/** A color, with components from 0 to 255. */
export const ColorField = tolerantObject({ r: z.int(), g: z.int(), b: z.int(), a: z.int() });
export interface ColorField extends z.infer<typeof ColorField> {}

/** A reference to an installed model. The server finds it by `key`, but requires all fields. */
export const ModelIdentifierField = tolerantObject({
  key: z.string(),
  hash: z.string(),
  name: z.string(),
  base: z.string(),
  type: z.string(),
  submodel_type: z.string().nullish(),
});
export interface ModelIdentifierField extends z.infer<typeof ModelIdentifierField> {}

/** One step of a graph. Its inputs are fields beside `id` and `type`; those with an edge are omitted. */
export const GraphNode = z.looseObject({
  id: z.string(),
  type: z.string(),
  /** Hides the images of the node from the gallery. The server takes false when omitted. */
  is_intermediate: z.boolean().optional(),
  /** Reuses the output of an earlier run with the same inputs, with the images of that run. */
  use_cache: z.boolean().optional(),
});
export interface GraphNode extends z.infer<typeof GraphNode> {}

/** One end of an edge. */
export const EdgeConnection = tolerantObject({ node_id: z.string(), field: z.string() });
export interface EdgeConnection extends z.infer<typeof EdgeConnection> {}

/** Connects an output of one node to an input of another. */
export const Edge = tolerantObject({ source: EdgeConnection, destination: EdgeConnection });
export interface Edge extends z.infer<typeof Edge> {}

/** Nodes and the edges between them. The keys of `nodes` are the ids of the nodes. */
export const Graph = tolerantObject({
  id: z.string().optional(),
  nodes: z.record(z.string(), GraphNode).default({}),
  edges: z.array(Edge).default([]),
});
export interface Graph extends z.infer<typeof Graph> {}
