import * as z from 'zod';

import { tolerantObject } from './internal/tolerant.js';
import { ControlNetModelConfig, T2IAdapterModelConfig } from './model-config/control-adapter.js';
import { ExternalModelConfig } from './model-config/external.js';
import { FluxReduxModelConfig, ImageEncoderModelConfig, IPAdapterModelConfig } from './model-config/image-prompt.js';
import { ControlLoraModelConfig, LoraModelConfig } from './model-config/lora.js';
import { MainModelConfig } from './model-config/main.js';
import { OtherModelConfig, SpandrelModelConfig, UnknownModelConfig } from './model-config/other.js';
import { modelRecordFields } from './model-config/record.js';
import { EmbeddingModelConfig, TextEncoderModelConfig, TextModelConfig } from './model-config/text.js';
import { PidDecoderModelConfig, VaeModelConfig } from './model-config/vae.js';

export { ControlAdapterSettings } from './model-config/control-adapter.js';
export { ExternalModelCapabilities, ExternalModelSettings } from './model-config/external.js';
export { BaseModelType, ModelFormat, ModelSourceType, ModelType } from './model-config/kind.js';
export { LoraSettings } from './model-config/lora.js';
export { MainModelSettings } from './model-config/main.js';
export type { OtherModelType } from './model-config/other.js';
export {
  ControlLoraModelConfig,
  ControlNetModelConfig,
  EmbeddingModelConfig,
  ExternalModelConfig,
  FluxReduxModelConfig,
  ImageEncoderModelConfig,
  IPAdapterModelConfig,
  LoraModelConfig,
  MainModelConfig,
  OtherModelConfig,
  PidDecoderModelConfig,
  SpandrelModelConfig,
  T2IAdapterModelConfig,
  TextEncoderModelConfig,
  TextModelConfig,
  UnknownModelConfig,
  VaeModelConfig,
};

/** A model that is installed. Compare its `type` to read the fields that only some have. */
export type ModelConfig =
  | ControlLoraModelConfig
  | ControlNetModelConfig
  | EmbeddingModelConfig
  | ExternalModelConfig
  | FluxReduxModelConfig
  | ImageEncoderModelConfig
  | IPAdapterModelConfig
  | LoraModelConfig
  | MainModelConfig
  | OtherModelConfig
  | PidDecoderModelConfig
  | SpandrelModelConfig
  | T2IAdapterModelConfig
  | TextEncoderModelConfig
  | TextModelConfig
  | UnknownModelConfig
  | VaeModelConfig;

const families = [
  ...[MainModelConfig, LoraModelConfig, ControlLoraModelConfig, VaeModelConfig, PidDecoderModelConfig],
  ...[ControlNetModelConfig, T2IAdapterModelConfig, IPAdapterModelConfig, FluxReduxModelConfig],
  ...[ImageEncoderModelConfig, TextEncoderModelConfig, TextModelConfig, EmbeddingModelConfig],
  ...[SpandrelModelConfig, ExternalModelConfig, UnknownModelConfig],
];

const familyOf: ReadonlyMap<string, z.ZodType<ModelConfig>> = new Map(
  families.flatMap((family) => [...family.shape.type.values].map((type) => [type, family] as const)),
);

/** Any model. One of a type that is not known is returned with all its fields, so it does not spoil a list. */
export const ModelConfig: z.ZodType<ModelConfig> = tolerantObject({ ...modelRecordFields, type: z.string() }).check(
  ({ value, issues }) => {
    const { error } = familyOf.get(value.type)?.safeParse(value) ?? {};
    for (const { message, path } of error?.issues ?? []) issues.push({ code: 'custom', message, path, input: value });
  },
) as z.ZodType<ModelConfig>;

/** The models that a server lists, all of them. */
export const ModelList = tolerantObject({
  /** In the order that was requested. */
  models: z.array(ModelConfig),
});
export interface ModelList extends z.infer<typeof ModelList> {}
