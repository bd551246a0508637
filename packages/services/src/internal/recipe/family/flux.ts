import type { Family } from './family.js';
import { encoder, vaeOf, variantOf, withoutOwn } from './part.js';

const isNeeded = withoutOwn('text_encoder', 'text_encoder_2', 'tokenizer', 'tokenizer_2', 'vae');

export const flux: Family = {
  ...{ name: 'FLUX', base: 'flux', mode: 'flux_', grid: 16, strengthExponent: 0.2 },
  nodes: {
    loader: 'flux_model_loader',
    encoder: {
      type: 'flux_text_encoder',
      prompts: ['prompt'],
      models: { clip: 'clip', t5_encoder: 't5_encoder', t5_max_seq_len: 'max_seq_len' },
    },
    denoise: {
      type: 'flux_denoise',
      models: { transformer: 'transformer', controlnet_vae: 'vae' },
      positive: 'positive_text_conditioning',
      settings: { steps: 'num_steps', guidance: 'guidance', scheduler: 'scheduler' },
    },
    ...{ hasNoise: false, hasPrecision: false, decode: 'flux_vae_decode', encode: 'flux_vae_encode' },
    loras: { type: 'flux_lora_collection_loader', models: ['transformer', 'clip', 't5_encoder'] },
  },
  defaults: { size: 1024, steps: 30, guidance: 4, scheduler: 'euler' },
  variants: { schnell: { steps: 4 } },
  ...{ emptyNegative: '', omitsNegative: false },
  parts: [
    vaeOf('flux', {}, { isNeeded }),
    encoder({ name: 't5Encoder', input: 't5_encoder_model', metadata: 't5_encoder' }, { type: 't5_encoder', isNeeded }),
    encoder(
      { name: 'clipEmbed', input: 'clip_embed_model', metadata: 'clip_embed_model' },
      { type: 'clip_embed', variant: 'large', isNeeded },
    ),
  ],
  refuses(main) {
    if (main.format === 'diffusers')
      return 'the server generates with FLUX models that are single files or SDNQ folders, not with diffusers folders';
    if (variantOf(main) === 'dev_fill') return 'FLUX Fill needs nodes of its own, which no recipe has';
    return undefined;
  },
};
