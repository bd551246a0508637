import * as z from 'zod';

import { timestamp, user_id } from '../internal/event-fields.js';
import { tolerantObject } from '../internal/tolerant.js';

const workflow = { timestamp, workflow_id: z.string(), user_id };

/** The events of the workflow library. */
export const workflowEvents = {
  workflow_created: tolerantObject({ ...workflow, is_public: z.boolean() }),
  workflow_updated: tolerantObject({ ...workflow, old_is_public: z.boolean(), new_is_public: z.boolean() }),
  workflow_deleted: tolerantObject({ ...workflow, is_public: z.boolean() }),
  workflow_access_revoked: tolerantObject(workflow),
};
