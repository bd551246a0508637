import * as z from 'zod';

import { tolerantObject } from '../internal/tolerant.js';
import { ControlAdapterSettings } from './control-adapter.js';
import { modelRecordFields, trigger_phrases, variant } from './record.js';

/** The weight that a LoRA is used with unless another is given. */
export const LoraSettings = tolerantObject({
  /** Within the two below, which are -1 and 2 when they are missing. */
  weight: z.number().nullish(),
  /** The lowest that is offered. */
  weight_min: z.number().nullish(),
  /** The highest that is offered. */
  weight_max: z.number().nullish(),
});
export interface LoraSettings extends z.infer<typeof LoraSettings> {}

/** A small model that changes a main model of its architecture. */
export const LoraModelConfig = tolerantObject({
  ...modelRecordFields,
  /** What the model is for. */
  type: z.literal('lora'),
  /** In no particular order. */
  trigger_phrases,
  /** What to use it with. Omitted before 6.8. */
  default_settings: LoraSettings.nullish(),
  /** The size or kind of the main model that it is for; `null` when it is for each. */
  variant,
  /** `high` or `low`: which transformer of Wan it is for; `null` for both. */
  expert: z.string().nullish(),
});
export interface LoraModelConfig extends z.infer<typeof LoraModelConfig> {}

/** A LoRA that lets an image control a FLUX model. */
export const ControlLoraModelConfig = tolerantObject({
  ...modelRecordFields,
  /** What the model is for. */
  type: z.literal('control_lora'),
  /** In no particular order. */
  trigger_phrases,
  /** How to prepare the image. */
  default_settings: ControlAdapterSettings.nullish(),
});
export interface ControlLoraModelConfig extends z.infer<typeof ControlLoraModelConfig> {}
