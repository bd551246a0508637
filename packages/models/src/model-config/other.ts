import * as z from 'zod';

import { tolerantObject } from '../internal/tolerant.js';
import { modelRecordFields } from './record.js';

/** A model that enlarges or cleans images. */
export const SpandrelModelConfig = tolerantObject({
  ...modelRecordFields,
  /** What the model is for. */
  type: z.literal('spandrel_image_to_image'),
});
export interface SpandrelModelConfig extends z.infer<typeof SpandrelModelConfig> {}

/** Files that the server installed although it does not know what they are. */
export const UnknownModelConfig = tolerantObject({
  ...modelRecordFields,
  /** What the model is for. */
  type: z.literal('unknown'),
});
export interface UnknownModelConfig extends z.infer<typeof UnknownModelConfig> {}

/** There is no such value. A member of an enumeration is the one kind of string that equals no literal for the compiler. */
declare enum NotListed {
  type = '',
}

/** A type of model that this package does not know. It equals no known one, so that a comparison narrows `ModelConfig`. */
export type OtherModelType = NotListed;

/** A model of a type that this package does not know, with all its fields. */
export const OtherModelConfig = tolerantObject({
  ...modelRecordFields,
  /** What the model is for. */
  type: z.string() as z.ZodType<OtherModelType>,
});
export interface OtherModelConfig extends z.infer<typeof OtherModelConfig> {}
