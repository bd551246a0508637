import * as z from 'zod';

import { tolerantObject } from './internal/tolerant.js';

/** The release of the server. */
export const AppVersion = tolerantObject({ version: z.string() });
export interface AppVersion extends z.infer<typeof AppVersion> {}

/** The server's OpenAPI document: 1 to 3 MB, with a schema for each node type. */
export const OpenApi = tolerantObject({ components: tolerantObject({ schemas: z.record(z.string(), z.unknown()) }) });
export interface OpenApi extends z.infer<typeof OpenApi> {}
