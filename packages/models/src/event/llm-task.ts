import * as z from 'zod';

import { number, timestamp, user_id } from '../internal/event-fields.js';
import { tolerantObject } from '../internal/tolerant.js';

const task = {
  timestamp,
  /** The id that the request gave. Without one there are no events of it. */
  task_id: z.string(),
  user_id,
};

/** The events of tasks of language models, such as expanding a prompt. */
export const llmTaskEvents = {
  /** A language model is loaded or generates. Sent twice to each client of a server with a single user. */
  llm_task_progress: tolerantObject({
    ...task,
    /** `loading_model` or `generating`. */
    phase: z.string(),
    /** Free text, not to be parsed. */
    message: z.string(),
    /** From 0 to 1; `null` when it is unknown. */
    percentage: z.number().nullish().default(null),
    /** How many tokens have been generated; `null` while the model is loaded. */
    current_tokens: number,
    /** How many may be generated at most; `null` while the model is loaded. */
    total_tokens: number,
  }),
  /** The task has ended. The response of the request has its text. */
  llm_task_complete: tolerantObject(task),
  /** The task failed. */
  llm_task_error: tolerantObject({
    ...task,
    /** Why, in the server's words. */
    error: z.string(),
  }),
};
