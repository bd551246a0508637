import * as z from 'zod';

import { tolerantObject } from './internal/tolerant.js';

/** The release of the server. */
export const AppVersion = tolerantObject({
  /** The release, such as `6.14.2`, without a leading `v`. */
  version: z.string(),
});
export interface AppVersion extends z.infer<typeof AppVersion> {}

/** The server's OpenAPI document: 1 to 3 MB, with a schema for each node type. */
export const OpenApi = tolerantObject({
  /** The part of the document that holds the schemas. */
  components: tolerantObject({
    /** By name: JSON schemas of node types, of their outputs, and of what requests and responses contain. */
    schemas: z.record(z.string(), z.unknown()),
  }),
});
export interface OpenApi extends z.infer<typeof OpenApi> {}
