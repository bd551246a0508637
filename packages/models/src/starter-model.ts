import * as z from 'zod';

import { tolerantObject } from './internal/tolerant.js';

const fields = {
  /** The name. */
  name: z.string(),
  /** What it is. */
  description: z.string(),
  /** What `source` of an installation takes. */
  source: z.string(),
  /** Such as `sd-1`. */
  base: z.string(),
  /** Such as `main` or `lora`. */
  type: z.string(),
  /** `null` for a repository of Hugging Face. */
  format: z.string().nullable().default(null),
  /** `null` when there is none, and before 6.13, which omits it. */
  variant: z.string().nullable().default(null),
  /** Whether the server has it: by its source, or by its name, base and type. */
  is_installed: z.boolean().default(false),
  /** Names under which it may be installed as well. */
  previous_names: z.array(z.string()).default([]),
  /** What an external model can do; `null` for others, and before 6.13, which omits it. */
  capabilities: z.record(z.string(), z.unknown()).nullable().default(null),
  /** The settings of an external model; `null` for others, and before 6.13, which omits it. */
  default_settings: z.record(z.string(), z.unknown()).nullable().default(null),
  /** The form of an external model in the server's web app; `null` for others, and before 6.13, which omits it. */
  panel_schema: z.record(z.string(), z.unknown()).nullable().default(null),
};

/** A model that a starter model needs. */
export const StarterModelDependency = tolerantObject(fields);
export interface StarterModelDependency extends z.infer<typeof StarterModelDependency> {}

/** A model that the server suggests. */
export const StarterModel = tolerantObject({
  ...fields,
  /** The models that it needs **and that are not installed yet**. */
  dependencies: z.array(StarterModelDependency).nullable().default([]),
});
export interface StarterModel extends z.infer<typeof StarterModel> {}

/** Starter models that belong together. */
export const StarterModelBundle = tolerantObject({
  /** The name. */
  name: z.string(),
  /** The models. */
  models: z.array(StarterModel),
});
export interface StarterModelBundle extends z.infer<typeof StarterModelBundle> {}

/** The models that the server suggests. */
export const StarterModels = tolerantObject({
  /** The models. */
  starter_models: z.array(StarterModel),
  /** By the base of their models, or a word such as `wan_t2v`. */
  starter_bundles: z.record(z.string(), StarterModelBundle),
});
export interface StarterModels extends z.infer<typeof StarterModels> {}
