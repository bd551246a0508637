import type { Board } from '@x/models/board';
import type { Graph, ModelIdentifierField } from '@x/models/graph';
import { createGraph } from '@x/services/graph';

/** The prompt, the model and the board of an image. */
export interface TextToImageInput {
  readonly prompt: string;
  readonly model: ModelIdentifierField;
  readonly board: Board;
}

const size = { width: 512, height: 512 };
const steps = 12;

/** Returns a graph that generates an image from a prompt. */
export function textToImageGraph({
  prompt,
  model: { key, hash, name, base, type },
  board: { board_id },
}: TextToImageInput): Graph {
  const graph = createGraph();
  const seed = Math.floor(Math.random() * 2 ** 32);
  const model = graph.add('main_model_loader', { id: 'model', model: { key, hash, name, base, type } });
  const clip = model.out('clip');
  const positive = graph.add('compel', { id: 'positive', prompt, clip });
  const negative = graph.add('compel', { id: 'negative', prompt: 'blurry', clip });
  const noise = graph.add('noise', { id: 'noise', seed, ...size });
  const denoised = graph.add('denoise_latents', {
    id: 'denoise',
    unet: model.out('unet'),
    positive_conditioning: positive.out('conditioning'),
    negative_conditioning: negative.out('conditioning'),
    noise: noise.out('noise'),
    steps,
  });
  const metadata = graph.add('core_metadata', { id: 'metadata', positive_prompt: prompt, seed, steps, ...size });
  graph.add('l2i', {
    id: 'image',
    latents: denoised.out('latents'),
    vae: model.out('vae'),
    metadata: metadata.out('metadata'),
    board: { board_id },
  });
  return graph.build();
}
