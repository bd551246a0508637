import * as z from 'zod';

import { number, timestamp, user_id } from '../internal/event-fields.js';
import { tolerantObject } from '../internal/tolerant.js';

const task = { timestamp, task_id: z.string(), user_id };

/** The events of tasks of language models, such as expanding a prompt. */
export const llmTaskEvents = {
  llm_task_progress: tolerantObject({
    ...task,
    phase: z.string(),
    message: z.string(),
    percentage: z.number().nullish().default(null),
    current_tokens: number,
    total_tokens: number,
  }),
  llm_task_complete: tolerantObject(task),
  llm_task_error: tolerantObject({ ...task, error: z.string() }),
};
