import type { Family } from './family.js';

export const cogview4: Family = {
  ...{ name: 'CogView 4', base: 'cogview4', mode: 'cogview4_', grid: 32, strengthExponent: 1 },
  nodes: {
    loader: 'cogview4_model_loader',
    encoder: { type: 'cogview4_text_encoder', prompts: ['prompt'], models: { glm_encoder: 'glm_encoder' } },
    denoise: {
      type: 'cogview4_denoise',
      models: { transformer: 'transformer' },
      positive: 'positive_conditioning',
      negative: 'negative_conditioning',
      settings: { steps: 'steps', cfgScale: 'cfg_scale' },
    },
    ...{ hasNoise: false, hasPrecision: false, decode: 'cogview4_l2i', encode: 'cogview4_i2l' },
  },
  defaults: { size: 1024, steps: 30, cfgScale: 3.5 },
  ...{ emptyNegative: '', omitsNegative: false },
  parts: [],
  refuses: () => undefined,
};
