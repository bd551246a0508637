import * as z from 'zod';

import { timestamp, user_id } from '../internal/event-fields.js';
import { tolerantObject } from '../internal/tolerant.js';

const workflow = {
  timestamp,
  /** A UUID. */
  workflow_id: z.string(),
  user_id,
};

/** The events of the workflow library. */
export const workflowEvents = {
  /**
   * A workflow was saved in the library.
   *
   * @since InvokeAI 6.14
   */
  workflow_created: tolerantObject({
    ...workflow,
    /** Whether all users see it. */
    is_public: z.boolean(),
  }),
  /**
   * A workflow was saved again, or shared, or no longer shared.
   *
   * @since InvokeAI 6.14
   */
  workflow_updated: tolerantObject({
    ...workflow,
    /** Whether all users saw it before. */
    old_is_public: z.boolean(),
    /** Whether all users see it now. */
    new_is_public: z.boolean(),
  }),
  /**
   * A workflow was deleted.
   *
   * @since InvokeAI 6.14
   */
  workflow_deleted: tolerantObject({
    ...workflow,
    /** Whether all users saw it. */
    is_public: z.boolean(),
  }),
  /**
   * A workflow of another user is no longer shared with the receiver.
   *
   * @since InvokeAI 6.14
   */
  workflow_access_revoked: tolerantObject(workflow),
};
