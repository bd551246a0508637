import * as z from 'zod';

import { tolerantObject } from '../internal/tolerant.js';
import { cpu_only, modelRecordFields, repo_variant } from './record.js';

/** An IP-Adapter: an image is a part of the prompt. */
export const IPAdapterModelConfig = tolerantObject({
  ...modelRecordFields,
  /** What the model is for. */
  type: z.literal('ip_adapter'),
  /** The repository of the model that encodes the image. Format `invokeai` only. */
  image_encoder_model_id: z.string().nullish(),
});
export interface IPAdapterModelConfig extends z.infer<typeof IPAdapterModelConfig> {}

/** An image is a part of the prompt of a FLUX model. */
export const FluxReduxModelConfig = tolerantObject({
  ...modelRecordFields,
  /** What the model is for. */
  type: z.literal('flux_redux'),
});
export interface FluxReduxModelConfig extends z.infer<typeof FluxReduxModelConfig> {}

/** A model that encodes an image for an IP-Adapter or for FLUX Redux. */
export const ImageEncoderModelConfig = tolerantObject({
  ...modelRecordFields,
  /** What the model is for. */
  type: z.literal(['clip_vision', 'siglip']),
  /** Which files of the repository were installed. */
  repo_variant,
  /** Omitted before 6.12. */
  cpu_only,
});
export interface ImageEncoderModelConfig extends z.infer<typeof ImageEncoderModelConfig> {}
