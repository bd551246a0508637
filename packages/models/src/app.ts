import * as z from 'zod';

import { open } from './internal/tolerant.js';

/** The release that the server is of. */
export const AppVersion = open({ version: z.string() });
export interface AppVersion extends z.infer<typeof AppVersion> {}

/** The document that describes the server's API: 1 to 3 MB, in which every type of node is a schema. */
export const OpenApi = open({ components: open({ schemas: z.record(z.string(), z.unknown()) }) });
export interface OpenApi extends z.infer<typeof OpenApi> {}
