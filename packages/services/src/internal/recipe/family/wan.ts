import type { ModelConfig } from '@x/models/model-config';
import type { Family } from './family.js';
import { encoder, never, ofSingleFiles, vaeOf, variantOf } from './part.js';

const isSmall = (model: ModelConfig): boolean => variantOf(model) === 'ti2v_5b';
const expertOf = (model: ModelConfig): string => ('expert' in model && model.expert) || 'none';
const isOtherExpert = (model: ModelConfig, main: ModelConfig): boolean =>
  model.type === 'main' &&
  model.base === 'wan' &&
  model.key !== main.key &&
  ofSingleFiles(model) &&
  variantOf(model) === variantOf(main) &&
  (expertOf(model) === 'none' || expertOf(model) !== expertOf(main));

export const wan: Family = {
  ...{ name: 'Wan 2.2', base: 'wan', mode: 'wan_', grid: 16, strengthExponent: 1 },
  nodes: {
    loader: 'wan_model_loader',
    encoder: { type: 'wan_text_encoder', prompts: ['prompt'], models: { wan_t5_encoder: 'wan_t5_encoder' } },
    denoise: {
      type: 'wan_denoise',
      models: { transformer: 'transformer' },
      positive: 'positive_conditioning',
      negative: 'negative_conditioning',
      settings: { steps: 'steps', cfgScale: 'guidance_scale' },
    },
    ...{ hasNoise: false, hasPrecision: false, decode: 'wan_l2i', encode: 'wan_i2l' },
    loras: { type: 'wan_lora_collection_loader', models: ['transformer'] },
  },
  defaults: { size: 1024, steps: 40, cfgScale: 4 },
  ...{ emptyNegative: ' ', omitsNegative: true },
  parts: [
    vaeOf(
      'wan',
      { metadata: 'wan_vae_model' },
      {
        isNeeded: ofSingleFiles,
        fits: (vae, main) => vae.type === 'vae' && vae.latent_channels === (isSmall(main) ? 48 : 16),
      },
    ),
    encoder(
      { name: 'wanT5Encoder', input: 'wan_t5_encoder_model', metadata: 'wan_t5_encoder_model' },
      { type: 'wan_t5_encoder', isNeeded: ofSingleFiles },
    ),
    {
      ...{
        type: 'main',
        name: 'lowNoise',
        input: 'transformer_low_noise_model',
        metadata: 'wan_transformer_low_noise',
      },
      what: 'the single file of the other expert (type "main", base "wan")',
      matches: isOtherExpert,
      isNeeded: never,
      isUseful: (main) => ofSingleFiles(main) && variantOf(main) === 't2v_a14b',
    },
  ],
  source: {
    ...{ type: 'main', name: 'source', input: 'component_source', metadata: 'wan_component_source' },
    what: 'a Wan model that is a folder (type "main", base "wan", format "diffusers")',
    matches: (model, main) =>
      model.type === 'main' && model.base === 'wan' && model.format === 'diffusers' && isSmall(model) === isSmall(main),
    isNeeded: ofSingleFiles,
  },
  refuses: (main) =>
    variantOf(main) === 'i2v_a14b' ? 'this variant of Wan needs a reference image, which no recipe has' : undefined,
};
