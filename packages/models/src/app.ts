import * as z from 'zod';

import { tolerantObject } from './internal/tolerant.js';

/** The release that the server is of. */
export const AppVersion = tolerantObject({ version: z.string() });
export interface AppVersion extends z.infer<typeof AppVersion> {}

/** The document that describes the server's API: 1 to 3 MB, in which every type of node is a schema. */
export const OpenApi = tolerantObject({ components: tolerantObject({ schemas: z.record(z.string(), z.unknown()) }) });
export interface OpenApi extends z.infer<typeof OpenApi> {}
