import type { Graph, ImageField } from '@x/models/graph';
import type { NodeHandle, NodeOutputRef } from '../../graph.js';
import { addDenoise } from './denoise.js';
import { addModels, type Beginning, type Generation, type GenerationNodes } from './generation.js';
import { addMetadata } from './metadata.js';
import { intermediate, placeOf } from './place.js';

/** A generation that begins with an image. */
export type BegunGeneration = Generation & { readonly beginning: Beginning };

/** Returns the graph that generates an image from another one and a prompt. */
export function imageToImage(generation: BegunGeneration): Graph {
  const nodes = addModels(generation);
  const { graph, vae, precision } = nodes;
  const latents = addEncode(nodes, generation, addInitialImage(nodes, generation));
  graph.add(generation.family.nodes.decode, {
    ...{ id: 'image', latents: addDenoise(nodes, generation, { latents }), vae, ...precision },
    ...{ metadata: addMetadata(nodes, generation, 'img2img'), ...placeOf(generation) },
  });
  return graph.build();
}

/** Returns the image that a generation begins with, in the size of the generation. */
export function addInitialImage({ graph }: GenerationNodes, generation: BegunGeneration): ImageField | NodeOutputRef {
  const { beginning, settings } = generation;
  if (!beginning.isResized.image) return beginning.image;
  const { width, height } = settings;
  const size = { width, height, resample_mode: 'lanczos' } as const;
  return graph
    .add('img_resize', { id: 'initial_image', image: beginning.image, ...size, ...intermediate })
    .out('image');
}

/** Adds what turns an image into latents. */
export function addEncode(
  { graph, vae, precision }: GenerationNodes,
  { family }: Generation,
  image: ImageField | NodeOutputRef,
): NodeOutputRef {
  const encoded: NodeHandle = graph.add(family.nodes.encode, { id: 'initial_latents', image, vae, ...precision });
  return encoded.out('latents');
}
