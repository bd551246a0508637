import * as z from 'zod';

import { tolerantObject } from '../internal/tolerant.js';
import { config_path, cpu_only, modelRecordFields, repo_variant, variant } from './record.js';

/** A model that encodes prompts for main models that lack one of their own. */
export const TextEncoderModelConfig = tolerantObject({
  ...modelRecordFields,
  /** What the model is for. */
  type: z.literal([
    ...(['clip_embed', 't5_encoder', 'qwen3_encoder', 'qwen_vl_encoder', 'qwen3_vl_encoder'] as const),
    ...(['mistral_encoder', 'gemma2_encoder', 'wan_t5_encoder'] as const),
  ]),
  /** Its size, such as `large` or `qwen3_4b`. */
  variant,
  /** Single files only. */
  config_path,
  /** CLIP only. */
  repo_variant,
  /** Omitted before 6.12. */
  cpu_only,
});
export interface TextEncoderModelConfig extends z.infer<typeof TextEncoderModelConfig> {}

/** A model that writes text: about an image, or a longer prompt. */
export const TextModelConfig = tolerantObject({
  ...modelRecordFields,
  /** What the model is for. */
  type: z.literal(['llava_onevision', 'text_llm']),
  /** Which files of the repository were installed. */
  repo_variant,
  /** Omitted before 6.12. */
  cpu_only,
});
export interface TextModelConfig extends z.infer<typeof TextModelConfig> {}

/** A textual inversion: a word of the prompt for what it was trained with. */
export const EmbeddingModelConfig = tolerantObject({
  ...modelRecordFields,
  /** What the model is for. */
  type: z.literal('embedding'),
});
export interface EmbeddingModelConfig extends z.infer<typeof EmbeddingModelConfig> {}
