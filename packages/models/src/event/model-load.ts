import * as z from 'zod';

import { text, timestamp, user_id } from '../internal/event-fields.js';
import { tolerantObject } from '../internal/tolerant.js';

const modelLoad = { timestamp, config: z.record(z.string(), z.unknown()), submodel_type: text, user_id };

/** The events of models that are loaded into memory. */
export const modelLoadEvents = {
  model_load_started: tolerantObject(modelLoad),
  model_load_complete: tolerantObject(modelLoad),
};
