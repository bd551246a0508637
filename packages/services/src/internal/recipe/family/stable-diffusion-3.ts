import type { Family } from './family.js';
import { encoder, vaeOf } from './part.js';

const models = { clip_l: 'clip_l', clip_g: 'clip_g', t5_encoder: 't5_encoder' };

export const stableDiffusion3: Family = {
  ...{ name: 'Stable Diffusion 3', base: 'sd-3', mode: 'sd3_', grid: 16, strengthExponent: 0.2 },
  nodes: {
    loader: 'sd3_model_loader',
    encoder: { type: 'sd3_text_encoder', prompts: ['prompt'], models },
    denoise: {
      type: 'sd3_denoise',
      models: { transformer: 'transformer' },
      positive: 'positive_conditioning',
      negative: 'negative_conditioning',
      settings: { steps: 'steps', cfgScale: 'cfg_scale' },
    },
    ...{ hasNoise: false, hasPrecision: false, decode: 'sd3_l2i', encode: 'sd3_i2l' },
  },
  defaults: { size: 1024, steps: 30, cfgScale: 3.5 },
  ...{ emptyNegative: '', omitsNegative: false },
  parts: [
    vaeOf('sd-3', {}),
    encoder({ name: 't5Encoder', input: 't5_encoder_model', metadata: 't5_encoder' }, { type: 't5_encoder' }),
    encoder({ name: 'clipL', input: 'clip_l_model', metadata: 'clip_l' }, { type: 'clip_embed', variant: 'large' }),
    encoder({ name: 'clipG', input: 'clip_g_model', metadata: 'clip_g' }, { type: 'clip_embed', variant: 'gigantic' }),
  ],
  refuses: () => undefined,
};
