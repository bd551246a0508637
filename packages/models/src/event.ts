import type * as z from 'zod';

import { bulkDownloadEvents } from './event/bulk-download.js';
import { downloadEvents } from './event/download.js';
import { invocationEvents } from './event/invocation.js';
import { llmTaskEvents } from './event/llm-task.js';
import { modelInstallEvents } from './event/model-install.js';
import { modelLoadEvents } from './event/model-load.js';
import { queueEvents } from './event/queue.js';
import { recallEvents } from './event/recall.js';
import { workflowEvents } from './event/workflow.js';

export { ProgressImage } from './event/invocation.js';

/** The payload of each event that the server sends over its socket, by the name of the event. */
export const eventSchemas = {
  ...queueEvents,
  ...invocationEvents,
  ...recallEvents,
  ...bulkDownloadEvents,
  ...modelLoadEvents,
  ...modelInstallEvents,
  ...downloadEvents,
  ...llmTaskEvents,
  ...workflowEvents,
};

/** The name of a known event. */
export type EventName = keyof typeof eventSchemas;

/** The payload of an event. */
export type EventPayload<Name extends EventName> = z.infer<(typeof eventSchemas)[Name]>;
