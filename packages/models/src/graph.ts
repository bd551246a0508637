import * as z from 'zod';

import { tolerantObject } from './internal/tolerant.js';

/** A reference to an image, as inputs and outputs of nodes hold it. */
export const ImageField = tolerantObject({ image_name: z.string() });
export interface ImageField extends z.infer<typeof ImageField> {}

/** A reference to a video. */
export const VideoField = tolerantObject({ video_name: z.string() });
export interface VideoField extends z.infer<typeof VideoField> {}

/** A reference to a board. */
export const BoardField = tolerantObject({ board_id: z.string() });
export interface BoardField extends z.infer<typeof BoardField> {}

/** A colour, each part from 0 to 255. */
export const ColorField = tolerantObject({ r: z.int(), g: z.int(), b: z.int(), a: z.int() });
export interface ColorField extends z.infer<typeof ColorField> {}

/** A reference to an installed model. The server finds it by `key`, yet wants the rest. */
export const ModelIdentifierField = tolerantObject({
  key: z.string(),
  hash: z.string(),
  name: z.string(),
  base: z.string(),
  type: z.string(),
  submodel_type: z.string().nullish(),
});
export interface ModelIdentifierField extends z.infer<typeof ModelIdentifierField> {}

/** One step of a graph. Its inputs stand beside `id` and `type`; those that an edge feeds are left out. */
export const GraphNode = z.looseObject({
  id: z.string(),
  type: z.string(),
  /** Keeps what the node draws out of the gallery. @default false over the API */
  is_intermediate: z.boolean().optional(),
  /** Takes an earlier answer to the same question. Its images are then the earlier ones. */
  use_cache: z.boolean().optional(),
});
export interface GraphNode extends z.infer<typeof GraphNode> {}

/** One end of an edge. */
export const EdgeConnection = tolerantObject({ node_id: z.string(), field: z.string() });
export interface EdgeConnection extends z.infer<typeof EdgeConnection> {}

/** Feeds an output of one node into an input of another. */
export const Edge = tolerantObject({ source: EdgeConnection, destination: EdgeConnection });
export interface Edge extends z.infer<typeof Edge> {}

/** Steps and how they feed each other. The keys of `nodes` are the ids of the nodes. */
export const Graph = tolerantObject({
  id: z.string().optional(),
  nodes: z.record(z.string(), GraphNode).default({}),
  edges: z.array(Edge).default([]),
});
export interface Graph extends z.infer<typeof Graph> {}
