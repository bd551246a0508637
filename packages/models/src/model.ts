import * as z from 'zod';

import { tolerantObject } from './internal/tolerant.js';
import { BaseModelType, ModelFormat, ModelSourceType, ModelType } from './model-config/kind.js';

const text = z.string().optional();
const clearable = z.string().nullable().optional();
const positive = z.int().positive().nullable().optional();
const atLeast1 = z.number().min(1).nullable().optional();
const number = z.number().nullable().optional();
const flag = z.boolean().nullable().optional();

/** The settings that a model is used with unless others are given. Those of another kind of model are refused. */
export const ModelSettingsChanges = z.strictObject({
  /** Of a main model: the key of a VAE. */
  vae: clearable,
  /** Of a main model. */
  vae_precision: z.enum(['fp16', 'fp32']).nullable().optional(),
  /** Of a main model: the name of a scheduler. */
  scheduler: clearable,
  /** Of a main model. */
  steps: positive,
  /** Of a main model. */
  cfg_scale: atLeast1,
  /** Of a main model. */
  cfg_rescale_multiplier: z.number().min(0).lt(1).nullable().optional(),
  /** Of a main model, a multiple of 8 and 64 or more; or of an external one. */
  width: positive,
  /** Of a main model, a multiple of 8 and 64 or more; or of an external one. */
  height: positive,
  /** Of a main model. */
  guidance: atLeast1,
  /** Of a main model: whether it runs on the CPU only. */
  cpu_only: flag,
  /** Of a main or control model: whether its weights are kept with 8 bits. */
  fp8_storage: flag,
  /** Of a LoRA, within the two below, which are -1 and 2 when they are missing. */
  weight: number,
  /** Of a LoRA: the lowest that is offered. */
  weight_min: number,
  /** Of a LoRA: the highest that is offered. */
  weight_max: number,
  /** Of a control model, whose settings need it: the type of the node that prepares the image. */
  preprocessor: clearable,
  /** Of an external model. */
  num_images: positive,
});
export interface ModelSettingsChanges extends z.infer<typeof ModelSettingsChanges> {}

/**
 * Changes to the record of a model. Omitted fields keep their value, and so do those that models of its kind do not have.
 *
 * `type`, `base`, `format` and `variant` correct what the server took a model for, and `path` says where its files were
 * moved to. None of them changes a file.
 */
export const ModelChanges = z.strictObject({
  /** As it is shown. */
  name: text,
  /** Free text. */
  description: clearable,
  /** What it was installed from. */
  source: text,
  /** What `source` is. */
  source_type: ModelSourceType.optional(),
  /** What the source said about the model, as JSON in a string. */
  source_api_response: clearable,
  /** A page about the model, with `http` or `https`. @since InvokeAI 6.13 */
  source_url: z
    .string()
    .regex(/^https?:\/\//, 'must be an http or https URL')
    .nullable()
    .optional(),
  /** Where the files are, on the server's machine. A deletion removes what is there, if it is in the models folder. */
  path: z.string().min(1, 'must not be empty').optional(),
  /** Bytes of all files. */
  file_size: z.int().optional(),
  /** Of the files, with its algorithm. */
  hash: text,
  /** The architecture. */
  base: BaseModelType.optional(),
  /** What it is for. */
  type: ModelType.optional(),
  /** How the files are laid out. */
  format: ModelFormat.optional(),
  /** Words that it should be prompted with. */
  trigger_phrases: z.array(z.string()).nullable().optional(),
  /** What to use it with, in place of all previous settings. */
  default_settings: ModelSettingsChanges.nullable().optional(),
  /** A refinement of the architecture. */
  variant: clearable,
  /** `epsilon`, `v_prediction` or `sample`. */
  prediction_type: z.enum(['epsilon', 'v_prediction', 'sample']).optional(),
  /** The configuration file that describes a checkpoint. */
  config_path: clearable,
  /** Whether it runs on the CPU only. @since InvokeAI 6.12 */
  cpu_only: flag,
});
export interface ModelChanges extends z.infer<typeof ModelChanges> {}

/** What a model is found by where its key is not known. Several models may have the same. */
export const ModelAttributes = z.strictObject({
  /** Its name, exactly. */
  name: z.string(),
  /** What it is for. */
  type: ModelType,
  /** Its architecture. */
  base: BaseModelType,
});
export interface ModelAttributes extends z.infer<typeof ModelAttributes> {}

/** A model that an operation on several of them left out. */
export const FailedModel = tolerantObject({
  /** The key, as it was sent. */
  key: z.string(),
  /** Why, in the server's words. */
  error: z.string(),
});
export interface FailedModel extends z.infer<typeof FailedModel> {}

/** The outcome of deleting several models. */
export const DeleteModelsResult = tolerantObject({
  /** Keys of the models that are gone. */
  deleted: z.array(z.string()),
  /** Those that are not, and why. */
  failed: z.array(FailedModel),
});
export interface DeleteModelsResult extends z.infer<typeof DeleteModelsResult> {}

/** The outcome of identifying several models anew. */
export const ReidentifyModelsResult = tolerantObject({
  /** Keys of the models whose records are new. */
  succeeded: z.array(z.string()),
  /** Those whose are not, and why. */
  failed: z.array(FailedModel),
});
export interface ReidentifyModelsResult extends z.infer<typeof ReidentifyModelsResult> {}
