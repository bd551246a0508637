import type { NodeHandle, NodeOutputRef } from '../../graph.js';
import { addEncoder, addLoras, type Generation, type GenerationNodes, rescaleOf, usesNegative } from './generation.js';

/** What a generation begins with, as nodes. */
export interface BeginningNodes {
  readonly latents: NodeOutputRef;
  readonly mask?: NodeOutputRef | undefined;
}

/** Adds what turns noise, or what the generation begins with, into latents. */
export function addDenoise(nodes: GenerationNodes, generation: Generation, beginning?: BeginningNodes): NodeOutputRef {
  const { graph, seed, positive, negative } = nodes;
  const { family, settings } = generation;
  const { denoise, hasNoise } = family.nodes;
  const output = addLoras(nodes, generation);
  const { width, height } = settings;
  const sized = { seed: seed.out('value'), width, height };
  const denoised: NodeHandle = graph.add(denoise.type, {
    id: 'denoise',
    ...Object.fromEntries(Object.entries(denoise.models).map(([input, name]) => [input, output(name)])),
    [denoise.positive]: addEncoder(nodes, generation, { id: 'positive', prompt: positive, output }),
    ...(denoise.negative && usesNegative(generation)
      ? { [denoise.negative]: addEncoder(nodes, generation, { id: 'negative', prompt: negative, output }) }
      : {}),
    ...(hasNoise ? { noise: graph.add('noise', { id: 'noise', use_cpu: true, ...sized }).out('noise') } : sized),
    ...settingsInputs(generation),
    ...{ denoising_start: startOf(generation), denoising_end: 1 },
    ...(beginning && { latents: beginning.latents }),
    ...(beginning?.mask && { denoise_mask: beginning.mask }),
  });
  return denoised.out('latents');
}

/** The settings of a generation by the names of the inputs that take them. */
function settingsInputs({ family, settings, main }: Generation): Record<string, unknown> {
  const { denoise, hasPrecision } = family.nodes;
  const inputs: Record<string, unknown> = {};
  for (const name of ['steps', 'cfgScale', 'guidance', 'scheduler'] as const) {
    const input = denoise.settings[name];
    if (input !== undefined) inputs[input] = settings[name];
  }
  return hasPrecision ? { ...inputs, cfg_rescale_multiplier: rescaleOf(main) } : inputs;
}

/** The part of the steps that is left out, so that something of the image remains. */
const startOf = ({ family, beginning }: Generation): number =>
  beginning ? 1 - beginning.strength ** family.strengthExponent : 0;
