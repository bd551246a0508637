import * as z from 'zod';

import { tolerantObject } from '../internal/tolerant.js';
import { config_path, modelRecordFields, repo_variant } from './record.js';

/** The settings that a control model is used with unless others are given. */
export const ControlAdapterSettings = tolerantObject({
  /** The type of the node that prepares the image. */
  preprocessor: z.string().nullable(),
  /** Whether its weights are kept with 8 bits. */
  fp8_storage: z.boolean().nullish(),
});
export interface ControlAdapterSettings extends z.infer<typeof ControlAdapterSettings> {}

/** A ControlNet: an image controls what a main model of its architecture generates. */
export const ControlNetModelConfig = tolerantObject({
  ...modelRecordFields,
  /** What the model is for. */
  type: z.literal('controlnet'),
  /** How to prepare the image. */
  default_settings: ControlAdapterSettings.nullish(),
  /** Folders only. */
  repo_variant,
  /** Single files only. */
  config_path,
  /** How many channels the control image has, of a file for Anima. */
  cond_in_channels: z.int().nullish(),
});
export interface ControlNetModelConfig extends z.infer<typeof ControlNetModelConfig> {}

/** A T2I-Adapter: a smaller kind of ControlNet. */
export const T2IAdapterModelConfig = tolerantObject({
  ...modelRecordFields,
  /** What the model is for. */
  type: z.literal('t2i_adapter'),
  /** How to prepare the image. */
  default_settings: ControlAdapterSettings.nullish(),
  /** Which files of the repository were installed. */
  repo_variant,
});
export interface T2IAdapterModelConfig extends z.infer<typeof T2IAdapterModelConfig> {}
