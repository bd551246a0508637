import type { Graph } from '@x/models/graph';
import { addDenoise } from './denoise.js';
import { addModels, type Generation } from './generation.js';
import { addMetadata } from './metadata.js';
import { placeOf } from './place.js';

/** Returns the graph that generates an image from a prompt. */
export function textToImage(generation: Generation): Graph {
  const nodes = addModels(generation);
  const { graph, vae, precision } = nodes;
  graph.add(generation.family.nodes.decode, {
    ...{ id: 'image', latents: addDenoise(nodes, generation), vae, ...precision },
    ...{ metadata: addMetadata(nodes, generation, 'txt2img'), ...placeOf(generation) },
  });
  return graph.build();
}
