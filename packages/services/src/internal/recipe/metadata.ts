import type { NodeOutputRef } from '../../graph.js';
import { identifierOf } from './find-model.js';
import { type Generation, type GenerationNodes, rescaleOf, usesNegative } from './generation.js';
import { METADATA } from './place.js';

/** Adds the metadata of the image, by the names from which the server's web app recalls them. */
export function addMetadata(nodes: GenerationNodes, generation: Generation, mode: string): NodeOutputRef {
  const { family, main, parts, loras, settings, beginning } = generation;
  const { width, height, steps, cfgScale, guidance, scheduler } = settings;
  const metadata = nodes.graph.add(METADATA, {
    ...{ id: 'metadata', generation_mode: `${family.mode}${mode}`, model: identifierOf(main) },
    ...family.metadata,
    ...{ width, height, steps, seed: nodes.seed.out('value'), positive_prompt: nodes.positive.out('value') },
    ...(usesNegative(generation) && { negative_prompt: negativeOf(nodes, generation) }),
    ...(cfgScale !== undefined && { cfg_scale: cfgScale }),
    ...(guidance !== undefined && { guidance }),
    ...(scheduler !== undefined && { scheduler }),
    ...(family.nodes.hasNoise && { rand_device: 'cpu' }),
    ...(family.nodes.hasPrecision && { cfg_rescale_multiplier: rescaleOf(main) }),
    ...(loras.length > 0 && { loras: loras.map(({ model, weight }) => ({ model: identifierOf(model), weight })) }),
    ...(beginning && { strength: beginning.strength, init_image: beginning.image.image_name }),
    ...Object.fromEntries(parts.map(({ part, model }) => [part.metadata, identifierOf(model)])),
  });
  return metadata.out('metadata');
}

/** The negative prompt as it was given, also where a space replaces an empty one. */
const negativeOf = ({ negative }: GenerationNodes, { family, negativePrompt }: Generation): string | NodeOutputRef =>
  family.emptyNegative === '' ? negative.out('value') : negativePrompt;
