import type { Family } from './family.js';
import { encoder, ofSingleFiles, vaeOf, variantOf } from './part.js';

export const qwenImage: Family = {
  ...{ name: 'Qwen Image', base: 'qwen-image', mode: 'qwen_image_', grid: 16, strengthExponent: 1 },
  nodes: {
    loader: 'qwen_image_model_loader',
    encoder: { type: 'qwen_image_text_encoder', prompts: ['prompt'], models: { qwen_vl_encoder: 'qwen_vl_encoder' } },
    denoise: {
      type: 'qwen_image_denoise',
      models: { transformer: 'transformer' },
      positive: 'positive_conditioning',
      negative: 'negative_conditioning',
      settings: { steps: 'steps', cfgScale: 'cfg_scale' },
    },
    ...{ hasNoise: false, hasPrecision: false, decode: 'qwen_image_l2i', encode: 'qwen_image_i2l' },
    loras: { type: 'qwen_image_lora_collection_loader', models: ['transformer'] },
  },
  defaults: { size: 1024, steps: 40, cfgScale: 4 },
  ...{ emptyNegative: ' ', omitsNegative: true },
  parts: [
    vaeOf('qwen-image', { metadata: 'qwen_image_vae' }, { isNeeded: ofSingleFiles }),
    encoder(
      { name: 'qwenVlEncoder', input: 'qwen_vl_encoder_model', metadata: 'qwen_image_qwen_vl_encoder' },
      { type: 'qwen_vl_encoder', isNeeded: ofSingleFiles },
    ),
  ],
  source: {
    ...{ type: 'main', name: 'source', input: 'component_source', metadata: 'qwen_image_component_source' },
    what: 'a Qwen Image model that is a folder (type "main", base "qwen-image", format "diffusers")',
    matches: (model) => model.type === 'main' && model.base === 'qwen-image' && model.format === 'diffusers',
    isNeeded: ofSingleFiles,
  },
  refuses: (main) =>
    variantOf(main) === 'edit' ? 'Qwen Image Edit needs reference images, which no recipe has' : undefined,
};
