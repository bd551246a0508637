import type * as z from 'zod';

import { openEnum } from '../internal/tolerant.js';

/** What a model is for. */
export const ModelType = openEnum([
  ...(['main', 'vae', 'lora', 'control_lora', 'controlnet', 't2i_adapter', 'ip_adapter', 'embedding'] as const),
  ...(['clip_embed', 't5_encoder', 'qwen3_encoder', 'qwen_vl_encoder', 'qwen3_vl_encoder'] as const),
  ...(['mistral_encoder', 'gemma2_encoder', 'wan_t5_encoder', 'clip_vision', 'siglip', 'flux_redux'] as const),
  ...(['llava_onevision', 'text_llm', 'pid_decoder', 'spandrel_image_to_image'] as const),
  ...(['external_image_generator', 'unknown'] as const),
]);
export type ModelType = z.infer<typeof ModelType>;

/** The architecture that a model belongs to. `any` is one that works with several. */
export const BaseModelType = openEnum([
  ...(['sd-1', 'sd-2', 'sd-3', 'sdxl', 'sdxl-refiner', 'flux', 'flux2', 'cogview4', 'z-image'] as const),
  ...(['ernie-image', 'ideogram-4', 'qwen-image', 'anima', 'krea-2', 'wan', 'external', 'any', 'unknown'] as const),
]);
export type BaseModelType = z.infer<typeof BaseModelType>;

/** How the files of a model are laid out, and how its numbers are stored. */
export const ModelFormat = openEnum([
  ...(['diffusers', 'checkpoint', 'lycoris', 'omi', 'embedding_file', 'embedding_folder', 'invokeai'] as const),
  ...(['gguf_quantized', 'bnb_quantized_int8b', 'bnb_quantized_nf4b', 'sdnq_quantized', 't5_encoder'] as const),
  ...(['qwen3_encoder', 'qwen_vl_encoder', 'qwen3_vl_encoder', 'mistral_encoder', 'gemma2_encoder'] as const),
  ...(['wan_t5_encoder', 'external_api', 'unknown'] as const),
]);
export type ModelFormat = z.infer<typeof ModelFormat>;

/** Where a model was installed from. */
export const ModelSourceType = openEnum(['path', 'url', 'hf_repo_id', 'external']);
export type ModelSourceType = z.infer<typeof ModelSourceType>;
