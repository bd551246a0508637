import * as z from 'zod';

import { text, timestamp, user_id } from '../internal/event-fields.js';
import { tolerantObject } from '../internal/tolerant.js';

const modelLoad = {
  timestamp,
  /** The record of the model. */
  config: z.record(z.string(), z.unknown()),
  /** The part of it, such as `text_encoder`; `null` for all of it. */
  submodel_type: text,
  user_id,
};

/** The events of models that are loaded into memory. */
export const modelLoadEvents = {
  /** The server has begun to load a model into memory, because a node needs it. */
  model_load_started: tolerantObject(modelLoad),
  /** The model is in memory. Not sent when it could not be loaded. */
  model_load_complete: tolerantObject(modelLoad),
};
