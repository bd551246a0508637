import { spare } from '../graph/input.js';
import { bool, float, integer, type Kind, list, literal, model, nullable, optional, string } from '../graph/kind.js';
import { type Input, type NodeType, nodeType } from '../graph/node-type.js';
import { union } from '../validation/union.js';
import { imageField, metadataOutput } from './outputs.js';

const modelField = model('ModelIdentifierField', {
  key: string,
  hash: string,
  name: string,
  base: string,
  type: string,
  submodel_type: optional(nullable(string), null),
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

const ATTRIBUTES = new Set(['id', 'type', 'is_intermediate', 'use_cache']);

/** Says how an image was made. It keeps whatever else it is given. */
export const coreMetadata: NodeType = nodeType({
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
  invoke: (node, { version }) => {
    const given = Object.entries(node).filter(([name]) => !ATTRIBUTES.has(name));
    return { metadata: { ...withoutNulls(Object.fromEntries(given)), app_version: version } };
  },
});

/** Leaves out the members of objects that are `null`, but not those of lists. */
function withoutNulls(value: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(entries.map(([name, member]) => [name, inner(member)]));
}

function inner(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inner);
  return typeof value === 'object' && value !== null ? withoutNulls(value as Record<string, unknown>) : value;
}
