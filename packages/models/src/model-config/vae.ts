import * as z from 'zod';

import { tolerantObject } from '../internal/tolerant.js';
import { config_path, cpu_only, modelRecordFields, repo_variant, variant } from './record.js';

/** A model that turns latents into pixels and back. */
export const VaeModelConfig = tolerantObject({
  ...modelRecordFields,
  /** What the model is for. */
  type: z.literal('vae'),
  /** Single files only. */
  config_path,
  /** Folders only. */
  repo_variant,
  /** Omitted before 6.12. */
  cpu_only,
  /** 16 or 48. Wan only. */
  latent_channels: z.int().nullish(),
});
export interface VaeModelConfig extends z.infer<typeof VaeModelConfig> {}

/** A decoder that turns latents into a larger image than a VAE does. */
export const PidDecoderModelConfig = tolerantObject({
  ...modelRecordFields,
  /** What the model is for. */
  type: z.literal('pid_decoder'),
  /** `res2k_sr4x` or `res2kto4k_sr4x`. */
  variant,
  /** `null` for the server's own configuration. */
  config_path,
});
export interface PidDecoderModelConfig extends z.infer<typeof PidDecoderModelConfig> {}
