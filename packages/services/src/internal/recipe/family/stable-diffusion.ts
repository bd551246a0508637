import type { Family, FamilyNodes } from './family.js';
import { vaeOf } from './part.js';

const denoise = {
  type: 'denoise_latents',
  models: { unet: 'unet' },
  positive: 'positive_conditioning',
  negative: 'negative_conditioning',
  settings: { steps: 'steps', cfgScale: 'cfg_scale', scheduler: 'scheduler' },
} as const;

const images = { denoise, hasNoise: true, hasPrecision: true, decode: 'l2i', encode: 'i2l' } as const;

const nodes: FamilyNodes = {
  ...images,
  loader: 'main_model_loader',
  encoder: { type: 'compel', prompts: ['prompt'], models: { clip: 'clip' } },
  loras: { type: 'lora_collection_loader', models: ['unet', 'clip'] },
};

const xlNodes: FamilyNodes = {
  ...images,
  loader: 'sdxl_model_loader',
  encoder: { type: 'sdxl_compel_prompt', prompts: ['prompt', 'style'], models: { clip: 'clip', clip2: 'clip2' } },
  loras: { type: 'sdxl_lora_collection_loader', models: ['unet', 'clip', 'clip2'] },
};

/** The VAE is loaded by a node of its own. */
const vae = { input: '' };

const shared = {
  grid: 8,
  strengthExponent: 1,
  emptyNegative: '',
  omitsNegative: false,
  refuses: () => undefined,
} as const;

const seamless = { seamless_x: false, seamless_y: false };
/** Of the models with one text encoder. */
const metadata = { ...seamless, clip_skip: 0 };

const defaults = { steps: 30, cfgScale: 7.5, scheduler: 'dpmpp_3m_k' } as const;

export const stableDiffusion1: Family = {
  ...shared,
  ...{ name: 'Stable Diffusion 1', base: 'sd-1', mode: '', nodes, defaults: { ...defaults, size: 512 } },
  metadata,
  parts: [vaeOf('sd-1', vae)],
};

export const stableDiffusion2: Family = {
  ...shared,
  ...{ name: 'Stable Diffusion 2', base: 'sd-2', mode: '', nodes, defaults: { ...defaults, size: 768 } },
  metadata,
  parts: [vaeOf('sd-2', vae)],
};

export const stableDiffusionXl: Family = {
  ...shared,
  ...{ name: 'SDXL', base: 'sdxl', mode: 'sdxl_', nodes: xlNodes, defaults: { ...defaults, size: 1024 } },
  metadata: seamless,
  parts: [vaeOf('sdxl', vae)],
};
