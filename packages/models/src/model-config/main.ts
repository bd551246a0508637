import * as z from 'zod';

import { tolerantObject } from '../internal/tolerant.js';
import { config_path, modelRecordFields, repo_variant, trigger_phrases, variant } from './record.js';

const number = z.number().nullish();

/** The settings that a main model is used with unless others are given. */
export const MainModelSettings = tolerantObject({
  /** The key of a VAE. */
  vae: z.string().nullish(),
  /** `fp16` or `fp32`. */
  vae_precision: z.string().nullish(),
  /** The name of a scheduler. */
  scheduler: z.string().nullish(),
  /** More than 0. */
  steps: number,
  /** 1 or more. */
  cfg_scale: number,
  /** From 0 to below 1. */
  cfg_rescale_multiplier: number,
  /** A multiple of 8, 64 or more. */
  width: number,
  /** A multiple of 8, 64 or more. */
  height: number,
  /** 1 or more. */
  guidance: number,
  /** Whether it runs on the CPU only. */
  cpu_only: z.boolean().nullish(),
  /** Whether its weights are kept with 8 bits. */
  fp8_storage: z.boolean().nullish(),
});
export interface MainModelSettings extends z.infer<typeof MainModelSettings> {}

/** A model that generates images or videos. */
export const MainModelConfig = tolerantObject({
  ...modelRecordFields,
  /** What the model is for. */
  type: z.literal('main'),
  /** In no particular order. */
  trigger_phrases,
  /** What to use it with. */
  default_settings: MainModelSettings.nullish(),
  /** Such as `normal`, `inpaint`, `schnell`, `turbo` or `t2v_a14b`. Some architectures have none. */
  variant,
  /** `epsilon`, `v_prediction` or `sample`. Stable Diffusion only. */
  prediction_type: z.string().nullish(),
  /** Folders of several parts only. */
  repo_variant,
  /** Single files only. */
  config_path,
  /** The parts of the model by their names, such as `text_encoder`. */
  submodels: z.record(z.string(), z.unknown()).nullish(),
  /** `high`, `low` or `none`: which part of the steps a file of Wan is for. */
  expert: z.string().nullish(),
  /** Whether a folder of Wan has a transformer for each part of the steps. */
  has_dual_expert: z.boolean().nullish(),
  /** Where the second transformer of Wan takes over. */
  boundary_ratio: number,
});
export interface MainModelConfig extends z.infer<typeof MainModelConfig> {}
