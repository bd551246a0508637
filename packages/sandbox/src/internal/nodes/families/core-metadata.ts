import { union } from '../../validation/union.js';
import { spare } from '../input.js';
import {
  bareMembers,
  bool,
  enumeration,
  float,
  integer,
  type Kind,
  list,
  literal,
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

/** For each family of models, what was asked of it. */
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
  generation_mode: spare(literal(MODES)),
  positive_prompt: spare(string),
  negative_prompt: spare(string),
  width: spare(integer()),
  height: spare(integer()),
  seed: spare(integer()),
  rand_device: spare(string),
  cfg_scale: spare(float()),
  cfg_rescale_multiplier: spare(float()),
  steps: spare(integer()),
  scheduler: spare(string),
  seamless_x: spare(bool),
  seamless_y: spare(bool),
  clip_skip: spare(integer()),
  model: spare(modelField),
  controlnets: spare(list(controlNet)),
  ipAdapters: spare(list(ipAdapter)),
  t2iAdapters: spare(list(t2iAdapter)),
  loras: spare(list(lora)),
  strength: spare(float()),
  init_image: spare(string),
  vae: spare(modelField),
  qwen3_encoder: spare(modelField),
  mistral_encoder: spare(modelField),
  ideogram4_caption: spare(string),
  hrf_enabled: spare(bool),
  hrf_method: spare(string),
  hrf_strength: spare(float()),
  positive_style_prompt: spare(string),
  negative_style_prompt: spare(string),
  refiner_model: spare(modelField),
  refiner_cfg_scale: spare(float()),
  refiner_steps: spare(integer()),
  refiner_scheduler: spare(string),
  refiner_positive_aesthetic_score: spare(float()),
  refiner_negative_aesthetic_score: spare(float()),
  refiner_start: spare(float()),
};

/** The node that says how an image was made. It keeps inputs that it does not know. */
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
      metadata: { ...bareMembers(given, inputs), app_version: version },
    }),
  }),
];
