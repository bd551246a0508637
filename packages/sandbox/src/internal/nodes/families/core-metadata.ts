import { union } from '../../validation/union.js';
import { optionalInput } from '../input.js';
import {
  bool,
  enumeration,
  float,
  integer,
  type Kind,
  list,
  literal,
  membersWithoutNulls,
  model,
  nullable,
  optional,
  plainString,
  string,
} from '../kind.js';
import { type Input, type NodeType, nodeType } from '../node-type.js';
import { imageField, metadataOutput } from '../outputs.js';

const bases =
  `any sd-1 sd-2 sd-3 sdxl sdxl-refiner flux flux2 cogview4 z-image ernie-image ideogram-4 external qwen-image
  anima krea-2 wan unknown`.split(/\s+/);
const types =
  `onnx main vae lora control_lora controlnet embedding ip_adapter clip_vision clip_embed t2i_adapter t5_encoder
  qwen3_encoder qwen_vl_encoder qwen3_vl_encoder mistral_encoder wan_t5_encoder gemma2_encoder spandrel_image_to_image
  siglip flux_redux llava_onevision prompt_enhancer text_llm external_image_generator pid_decoder unknown`.split(/\s+/);
const submodels = `unet transformer transformer_2 text_encoder text_encoder_2 text_encoder_3 tokenizer tokenizer_2
  tokenizer_3 pe pe_tokenizer vae vae_decoder vae_encoder scheduler safety_checker`.split(/\s+/);

const modelField = model('ModelIdentifierField', {
  key: plainString,
  hash: plainString,
  name: plainString,
  base: enumeration('BaseModelType', bases),
  type: enumeration('ModelType', types),
  submodel_type: optional(nullable(enumeration('SubModelType', submodels)), null),
});

const weight: Kind<number | number[]> = {
  read: union<number | number[]>({ float: float().read, 'list[float]': list(float()).read }),
  type: { union: ['float', { list: 'float' }] },
  schema: { anyOf: [float().schema, list(float()).schema] },
};

const fraction = float({ ge: 0, le: 1 });
const resizeMode = literal(['just_resize', 'crop_resize', 'fill_resize', 'just_resize_simple']);
const controlMode = literal(['balanced', 'more_prompt', 'more_control', 'unbalanced']);

const controlNet = model('ControlNetMetadataField', {
  image: imageField,
  processed_image: optional(nullable(imageField), null),
  control_model: modelField,
  control_weight: optional(weight, 1),
  begin_step_percent: optional(fraction, 0),
  end_step_percent: optional(fraction, 1),
  control_mode: optional(controlMode, 'balanced'),
  resize_mode: optional(resizeMode, 'just_resize'),
});

const ipAdapter = model('IPAdapterMetadataField', {
  image: imageField,
  ip_adapter_model: modelField,
  clip_vision_model: literal(['ViT-L', 'ViT-H', 'ViT-G']),
  method: literal(['full', 'style', 'composition', 'style_strong', 'style_precise']),
  weight,
  begin_step_percent: float(),
  end_step_percent: float(),
});

const t2iAdapter = model('T2IAdapterMetadataField', {
  image: imageField,
  processed_image: optional(nullable(imageField), null),
  t2i_adapter_model: modelField,
  weight: optional(weight, 1),
  begin_step_percent: optional(fraction, 0),
  end_step_percent: optional(fraction, 1),
  resize_mode: optional(resizeMode, 'just_resize'),
});

const lora = model('LoRAMetadataField', { model: modelField, weight: float() });

/** The generation modes of each family of models. */
const MODES = Object.entries({
  '': 'txt2img img2img inpaint outpaint',
  sdxl_: 'txt2img img2img inpaint outpaint',
  flux_: 'txt2img img2img inpaint outpaint',
  flux2_: 'txt2img img2img inpaint outpaint',
  sd3_: 'txt2img img2img inpaint outpaint',
  cogview4_: 'txt2img img2img inpaint outpaint',
  z_image_: 'txt2img img2img inpaint outpaint',
  ernie_image_: 'txt2img',
  ideogram4_: 'txt2img',
  qwen_image_: 'txt2img img2img inpaint outpaint',
  anima_: 'txt2img img2img inpaint outpaint',
  krea2_: 'txt2img img2img inpaint outpaint',
  wan_: 'txt2img img2img inpaint outpaint i2v',
}).flatMap(([family, modes]) => modes.split(' ').map((mode) => `${family}${mode}`));

const inputs: Readonly<Record<string, Input<unknown>>> = {
  generation_mode: optionalInput(literal(MODES)),
  positive_prompt: optionalInput(string),
  negative_prompt: optionalInput(string),
  width: optionalInput(integer()),
  height: optionalInput(integer()),
  seed: optionalInput(integer()),
  rand_device: optionalInput(string),
  cfg_scale: optionalInput(float()),
  cfg_rescale_multiplier: optionalInput(float()),
  steps: optionalInput(integer()),
  scheduler: optionalInput(string),
  seamless_x: optionalInput(bool),
  seamless_y: optionalInput(bool),
  clip_skip: optionalInput(integer()),
  model: optionalInput(modelField),
  controlnets: optionalInput(list(controlNet)),
  ipAdapters: optionalInput(list(ipAdapter)),
  t2iAdapters: optionalInput(list(t2iAdapter)),
  loras: optionalInput(list(lora)),
  strength: optionalInput(float()),
  init_image: optionalInput(string),
  vae: optionalInput(modelField),
  qwen3_encoder: optionalInput(modelField),
  mistral_encoder: optionalInput(modelField),
  ideogram4_caption: optionalInput(string),
  hrf_enabled: optionalInput(bool),
  hrf_method: optionalInput(string),
  hrf_strength: optionalInput(float()),
  positive_style_prompt: optionalInput(string),
  negative_style_prompt: optionalInput(string),
  refiner_model: optionalInput(modelField),
  refiner_cfg_scale: optionalInput(float()),
  refiner_steps: optionalInput(integer()),
  refiner_scheduler: optionalInput(string),
  refiner_positive_aesthetic_score: optionalInput(float()),
  refiner_negative_aesthetic_score: optionalInput(float()),
  refiner_start: optionalInput(float()),
};

/** The metadata of an image. It keeps unknown inputs. */
export const coreMetadata: readonly NodeType[] = [
  nodeType({
    type: 'core_metadata',
    className: 'CoreMetadataInvocation',
    title: 'Core Metadata',
    version: '2.2.0',
    category: 'metadata',
    tags: ['metadata'],
    classification: 'internal',
    keepsExtras: true,
    inputs,
    output: metadataOutput,
    invoke: ({ id: _, type: __, is_intermediate: ___, use_cache: ____, ...given }, { version }) => ({
      metadata: { ...membersWithoutNulls(given, inputs), app_version: version },
    }),
  }),
];
