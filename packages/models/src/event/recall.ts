import * as z from 'zod';

import { timestamp, user_id } from '../internal/event-fields.js';
import { tolerantObject } from '../internal/tolerant.js';

/** The events of recalled parameters. */
export const recallEvents = {
  recall_parameters_updated: tolerantObject({
    timestamp,
    queue_id: z.string(),
    user_id,
    parameters: z.record(z.string(), z.unknown()),
  }),
};
