import type { Graph } from '@x/models/graph';

import { graph } from '../runner/graph.js';

/** A model identifier in a graph. */
export interface ModelIdentifier {
  readonly key: string;
  readonly hash: string;
  readonly name: string;
  readonly base: string;
  readonly type: string;
}

/** The edges, as `node.field node.field`. */
const edges = [
  'model.unet denoise.unet',
  'model.clip positive.clip',
  'model.clip negative.clip',
  'model.vae image.vae',
  'positive.conditioning denoise.positive_conditioning',
  'negative.conditioning denoise.negative_conditioning',
  'noise.noise denoise.noise',
  'denoise.latents image.latents',
  'metadata.metadata image.metadata',
];

/** The parameters of the graph. */
export interface TextToImage {
  readonly prompt: string;
  readonly seed: number;
  readonly steps: number;
}

/** Returns a graph that generates a small image from a prompt. */
export function textToImage(model: ModelIdentifier, { prompt, seed, steps }: TextToImage): Graph {
  const nodes = {
    model: { type: 'main_model_loader', model },
    positive: { type: 'compel', prompt },
    negative: { type: 'compel', prompt: '' },
    noise: { type: 'noise', seed, width: 64, height: 64 },
    denoise: { type: 'denoise_latents', steps, cfg_scale: 7.5, scheduler: 'euler' },
    metadata: { type: 'core_metadata', positive_prompt: prompt, seed, width: 64, height: 64, model },
    image: { type: 'l2i', is_intermediate: false, use_cache: false },
  };
  return graph(nodes, edges);
}
