import * as z from 'zod';

import { timestamp, user_id } from '../internal/event-fields.js';
import { tolerantObject } from '../internal/tolerant.js';

/** The events of recalled parameters. */
export const recallEvents = {
  /** A program has set parameters for the web app to take over. */
  recall_parameters_updated: tolerantObject({
    timestamp,
    /** The queue that the request named. */
    queue_id: z.string(),
    user_id,
    /** By name. Models are given by their key, and what could not be found is missing. */
    parameters: z.record(z.string(), z.unknown()),
  }),
};
