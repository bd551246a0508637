import type { Family } from './family.js';
import { encoder, vaeOf, withoutOwn } from './part.js';

const isNeeded = withoutOwn('text_encoder', 'tokenizer', 'vae');

export const zImage: Family = {
  ...{ name: 'Z-Image', base: 'z-image', mode: 'z_image_', grid: 16, strengthExponent: 1 },
  metadata: { z_image_shift: 'auto' },
  nodes: {
    loader: 'z_image_model_loader',
    encoder: { type: 'z_image_text_encoder', prompts: ['prompt'], models: { qwen3_encoder: 'qwen3_encoder' } },
    denoise: {
      type: 'z_image_denoise',
      models: { transformer: 'transformer', vae: 'vae' },
      positive: 'positive_conditioning',
      negative: 'negative_conditioning',
      settings: { steps: 'steps', cfgScale: 'guidance_scale', scheduler: 'scheduler' },
    },
    ...{ hasNoise: false, hasPrecision: false, decode: 'z_image_l2i', encode: 'z_image_i2l' },
    loras: { type: 'z_image_lora_collection_loader', models: ['transformer', 'qwen3_encoder'] },
  },
  defaults: { size: 1024, steps: 9, cfgScale: 1, scheduler: 'euler' },
  ...{ emptyNegative: '', omitsNegative: true },
  parts: [
    vaeOf('flux', {}, { isNeeded }),
    encoder(
      { name: 'qwen3Encoder', input: 'qwen3_encoder_model', metadata: 'qwen3_encoder' },
      { type: 'qwen3_encoder', variant: 'qwen3_4b', isNeeded },
    ),
  ],
  source: {
    ...{ type: 'main', name: 'source', input: 'qwen3_source_model', metadata: 'qwen3_source' },
    what: 'a Z-Image model that is a folder (type "main", base "z-image", format "diffusers")',
    matches: (model) =>
      model.type === 'main' && model.base === 'z-image' && (model.format === 'diffusers' || !isNeeded(model)),
    isNeeded,
  },
  refuses: () => undefined,
};
