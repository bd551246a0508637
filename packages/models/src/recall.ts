import * as z from 'zod';

import { openEnum, tolerantObject } from './internal/tolerant.js';

const fraction = z.number().min(0).max(1);

/** A LoRA by its name. */
export const RecalledLora = z.strictObject({
  /** The name of the model, not its key. */
  model_name: z.string(),
  /** From -10 to 10. @default 0.75 */
  weight: z.number().min(-10).max(10).optional(),
  /** @default true */
  is_enabled: z.boolean().optional(),
});
export interface RecalledLora extends z.infer<typeof RecalledLora> {}

/** A ControlNet, T2I adapter or control LoRA by its name. */
export const RecalledControlLayer = z.strictObject({
  /** The name of the model, not its key. */
  model_name: z.string(),
  /** The image that controls. */
  image_name: z.string().optional(),
  /** From -1 to 2. @default 1 */
  weight: z.number().min(-1).max(2).optional(),
  /** The fraction of the steps at which it begins. */
  begin_step_percent: fraction.optional(),
  /** The fraction of the steps at which it ends. */
  end_step_percent: fraction.optional(),
  /** Of a ControlNet only. */
  control_mode: z.literal(['balanced', 'more_prompt', 'more_control']).optional(),
});
export interface RecalledControlLayer extends z.infer<typeof RecalledControlLayer> {}

/** An IP adapter or FLUX Redux model by its name. */
export const RecalledIpAdapter = z.strictObject({
  /** The name of the model, not its key. */
  model_name: z.string(),
  /** The image that is referred to. */
  image_name: z.string().optional(),
  /** From -1 to 2. @default 1 */
  weight: z.number().min(-1).max(2).optional(),
  /** The fraction of the steps at which it begins. */
  begin_step_percent: fraction.optional(),
  /** The fraction of the steps at which it ends. */
  end_step_percent: fraction.optional(),
  /** What is taken from the image. */
  method: z.literal(['full', 'style', 'composition']).optional(),
  /** Of FLUX Redux only. */
  image_influence: z.literal(['lowest', 'low', 'medium', 'high', 'highest']).optional(),
});
export interface RecalledIpAdapter extends z.infer<typeof RecalledIpAdapter> {}

/** An image that the main model itself refers to. */
export const RecalledReferenceImage = z.strictObject({
  /** The name of the image. */
  image_name: z.string(),
});
export interface RecalledReferenceImage extends z.infer<typeof RecalledReferenceImage> {}

/** Parameters for the server's web app. Those that are omitted keep their value there. */
export const RecallParameters = z.strictObject({
  /** The prompt. */
  positive_prompt: z.string().optional(),
  /** The negative prompt. */
  negative_prompt: z.string().optional(),
  /** The name of the main model, not its key. */
  model: z.string().optional(),
  /** The name of the refiner. */
  refiner_model: z.string().optional(),
  /** The name of the VAE. */
  vae_model: z.string().optional(),
  /** The scheduler, such as `euler`. */
  scheduler: z.string().optional(),
  /** At least 1. */
  steps: z.int().min(1).optional(),
  /** At least 0. */
  refiner_steps: z.int().min(0).optional(),
  /** The CFG scale. */
  cfg_scale: z.number().optional(),
  /** The CFG rescale multiplier. */
  cfg_rescale_multiplier: z.number().optional(),
  /** The CFG scale of the refiner. */
  refiner_cfg_scale: z.number().optional(),
  /** The guidance. */
  guidance: z.number().optional(),
  /** Pixels, at least 64. */
  width: z.int().min(64).optional(),
  /** Pixels, at least 64. */
  height: z.int().min(64).optional(),
  /** At least 0. */
  seed: z.int().min(0).optional(),
  /** From 0 to 1. */
  denoise_strength: fraction.optional(),
  /** From 0 to 1. */
  refiner_denoise_start: fraction.optional(),
  /** At least 0. */
  clip_skip: z.int().min(0).optional(),
  /** Whether the image tiles horizontally. */
  seamless_x: z.boolean().optional(),
  /** Whether the image tiles vertically. */
  seamless_y: z.boolean().optional(),
  /** The positive aesthetic score of the refiner. */
  refiner_positive_aesthetic_score: z.number().optional(),
  /** The negative aesthetic score of the refiner. */
  refiner_negative_aesthetic_score: z.number().optional(),
  /** Replaces all LoRAs. */
  loras: z.array(RecalledLora).optional(),
  /** Replaces all control layers. */
  control_layers: z.array(RecalledControlLayer).optional(),
  /** Replaces all IP adapters, unless they are appended. */
  ip_adapters: z.array(RecalledIpAdapter).optional(),
  /**
   * Replaces all reference images, unless they are appended.
   *
   * @since InvokeAI 6.13
   */
  reference_images: z.array(RecalledReferenceImage).optional(),
});
export interface RecallParameters extends z.infer<typeof RecallParameters> {}

/** What became of parameters for the web app. */
export const RecallResult = tolerantObject({
  /** `no_parameters_provided` when there were none, and nothing was sent to the web app. */
  status: openEnum(['success', 'no_parameters_provided']),
  /** The queue of the request. Left out when there were no parameters. */
  queue_id: z.string().optional(),
  /** The number of parameters that were stored, also those that were dropped afterwards. */
  updated_count: z.int(),
  /**
   * The parameters that the web app received. Names of models are keys here, images have a size, and what does not exist
   * is missing.
   */
  parameters: z.record(z.string(), z.unknown()).default({}),
});
export interface RecallResult extends z.infer<typeof RecallResult> {}

/** The server's text about recalled parameters, which it does not return. */
export const RecallInformation = tolerantObject({
  /** Always `success`. */
  status: z.string(),
  /** The queue of the request. */
  queue_id: z.string(),
  /** A text for people. */
  note: z.string(),
});
export interface RecallInformation extends z.infer<typeof RecallInformation> {}
