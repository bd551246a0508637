import * as z from 'zod';

import { tolerantObject } from './internal/tolerant.js';

/** A template of prompts, such as `a {red|blue} fox`. */
export const PromptTemplate = z.strictObject({
  /** The template. `{a|b}` is one of its options, `{2$$a|b|c}` are two. */
  prompt: z.string(),
  /**
   * The most prompts to return, 1 to 10 000.
   *
   * @default 1000
   */
  max_prompts: z.int().min(1).max(10_000).optional(),
  /**
   * Whether to return every combination in order. Otherwise exactly `max_prompts` random prompts are returned.
   *
   * @default true
   */
  combinatorial: z.boolean().optional(),
  /** Makes random prompts the same each time. */
  seed: z.int().optional(),
});
export interface PromptTemplate extends z.infer<typeof PromptTemplate> {}

/** The prompts of a template. A wildcard such as `__animal__` stays as it is: the server has no lists. */
export const ExpandedTemplate = tolerantObject({
  /** The prompts, of which several may be the same. The template alone when it cannot be parsed. */
  prompts: z.array(z.string()),
  /** Why the template cannot be expanded. It is no error of the request. */
  error: z.string().nullable().default(null),
});
export interface ExpandedTemplate extends z.infer<typeof ExpandedTemplate> {}

/** A prompt that a language model is to expand. */
export const PromptExpansionInput = z.strictObject({
  /** The prompt. */
  prompt: z.string(),
  /** The key of a language model that is installed. */
  model_key: z.string(),
  /**
   * The most tokens of the result, 1 to 2 048.
   *
   * @default 300
   */
  max_tokens: z.int().min(1).max(2_048).optional(),
  /** The instruction of the model, instead of the server's own text. */
  system_prompt: z.string().optional(),
  /**
   * Makes the result the same each time. A random one is chosen without it.
   *
   * @since InvokeAI 6.14
   */
  seed: z.int().min(0).max(4_294_967_295).optional(),
  /**
   * An id of your own for the events of the work, `llm_task_progress` and others.
   *
   * @since InvokeAI 6.14
   */
  task_id: z.string().optional(),
});
export interface PromptExpansionInput extends z.infer<typeof PromptExpansionInput> {}

/** A prompt that was expanded. */
export const PromptExpansion = tolerantObject({
  /** The longer prompt. */
  expanded_prompt: z.string(),
  /** The seed that was used; `null` before InvokeAI 6.14. */
  seed: z.int().nullable().default(null),
  /** What went wrong. */
  error: z.string().nullable().default(null),
});
export interface PromptExpansion extends z.infer<typeof PromptExpansion> {}

/** An image that a vision model is to describe. */
export const ImageDescriptionInput = z.strictObject({
  /** The name of the image. */
  image_name: z.string(),
  /** The key of a vision model that is installed. */
  model_key: z.string(),
  /** The instruction of the model, instead of the server's own text. */
  instruction: z.string().optional(),
  /**
   * An id of your own for the events of the work, `llm_task_progress` and others.
   *
   * @since InvokeAI 6.14
   */
  task_id: z.string().optional(),
});
export interface ImageDescriptionInput extends z.infer<typeof ImageDescriptionInput> {}

/** A prompt that describes an image. */
export const ImageDescription = tolerantObject({
  /** The prompt. */
  prompt: z.string(),
  /** What went wrong. */
  error: z.string().nullable().default(null),
});
export interface ImageDescription extends z.infer<typeof ImageDescription> {}
