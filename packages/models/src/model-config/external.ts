import * as z from 'zod';

import { tolerantObject } from '../internal/tolerant.js';
import { modelRecordFields } from './record.js';

/** The settings that an external model is used with unless others are given. */
export const ExternalModelSettings = tolerantObject({
  /** More than 0. */
  width: z.int().nullish(),
  /** More than 0. */
  height: z.int().nullish(),
  /** More than 0. */
  num_images: z.int().nullish(),
});
export interface ExternalModelSettings extends z.infer<typeof ExternalModelSettings> {}

/** What the service of an external model can do. */
export const ExternalModelCapabilities = tolerantObject({
  /** `txt2img`, `img2img` and `inpaint`. */
  modes: z.array(z.string()),
  /** Whether images can be a part of the prompt. */
  supports_reference_images: z.boolean(),
  /** Whether there is a negative prompt. */
  supports_negative_prompt: z.boolean(),
  /** Whether a seed can be given. */
  supports_seed: z.boolean(),
  /** Whether a guidance can be given. */
  supports_guidance: z.boolean(),
  /** Whether a number of steps can be given. */
  supports_steps: z.boolean(),
  /** The most images of one request; `null` for no limit that is known. */
  max_images_per_request: z.int().nullish(),
  /** The most images in a prompt; `null` for no limit that is known. */
  max_reference_images: z.int().nullish(),
  /** Aspect ratios such as `16:9`; `null` for each. */
  allowed_aspect_ratios: z.array(z.string()).nullish(),
  /** `alpha`, `binary` or `none`. */
  mask_format: z.string(),
});
export interface ExternalModelCapabilities extends z.infer<typeof ExternalModelCapabilities> {}

/** A model of a service on the internet that the server can use. It has no files. @since InvokeAI 6.13 */
export const ExternalModelConfig = tolerantObject({
  ...modelRecordFields,
  /** What the model is for. */
  type: z.literal('external_image_generator'),
  /** The service. */
  provider_id: z.string(),
  /** The model, as the service calls it. */
  provider_model_id: z.string(),
  /** What the service can do. */
  capabilities: ExternalModelCapabilities,
  /** What to use it with. */
  default_settings: ExternalModelSettings.nullish(),
  /** The controls that the web app shows for it. */
  panel_schema: z.record(z.string(), z.unknown()).nullish(),
  /** Words to find it by. */
  tags: z.array(z.string()).nullish(),
  /** Whether it is the service's usual one. */
  is_default: z.boolean(),
});
export interface ExternalModelConfig extends z.infer<typeof ExternalModelConfig> {}
