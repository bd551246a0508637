import type { ImageField } from '@x/models/graph';
import type { ModelConfig } from '@x/models/model-config';
import { createGraph, type GraphBuilder, type NodeHandle, type NodeOutputRef } from '../../graph.js';
import type { Family } from './family/family.js';
import { identifierOf } from './find-model.js';
import type { ChosenPart } from './find-parts.js';
import type { GenerationSettings } from './settings.js';

/** A LoRA that is applied. */
export interface ChosenLora {
  readonly model: ModelConfig;
  readonly weight: number;
}

/** What a generation begins with. */
export interface Beginning {
  readonly image: ImageField;
  /** Black where the image is painted anew. */
  readonly mask?: ImageField | undefined;
  /** Whether the images have another size than the generation. */
  readonly isResized: { readonly image: boolean; readonly mask: boolean };
  readonly strength: number;
}

/** All that a graph of a generation is made of. */
export interface Generation {
  readonly family: Family;
  readonly main: ModelConfig;
  readonly parts: readonly ChosenPart[];
  readonly loras: readonly ChosenLora[];
  readonly settings: GenerationSettings;
  readonly prompt: string;
  readonly negativePrompt: string;
  readonly seed: number;
  readonly beginning?: Beginning | undefined;
  readonly board?: string | undefined;
}

/** The nodes of a generation that others are connected to. */
export interface GenerationNodes {
  readonly graph: GraphBuilder;
  readonly seed: NodeHandle;
  readonly positive: NodeHandle;
  readonly negative: NodeHandle;
  readonly loader: NodeHandle;
  readonly vae: NodeOutputRef;
  /** Whether images are computed with 32 bits, where the nodes take it. */
  readonly precision: { readonly fp32?: boolean };
}

/** Whether a negative prompt has an effect. */
export const usesNegative = ({ family, settings }: Pick<Generation, 'family' | 'settings'>): boolean =>
  family.nodes.denoise.negative !== undefined && !(family.omitsNegative && (settings.cfgScale ?? 1) <= 1);

/** Returns how much the contrast that `cfgScale` adds is taken back, as the record of a model of Stable Diffusion says. */
export const rescaleOf = (main: ModelConfig): number =>
  (main.type === 'main' ? main.default_settings?.cfg_rescale_multiplier : undefined) ?? 0;

/** Adds what loads the models and takes the prompts. */
export function addModels(generation: Generation): GenerationNodes {
  const { family, main, parts, seed, prompt, negativePrompt } = generation;
  const graph = createGraph();
  const inputs = parts
    .filter(({ part }) => part.input !== '')
    .map(({ part, model }) => [part.input, identifierOf(model)]);
  const loader: NodeHandle = graph.add(family.nodes.loader, {
    ...{ id: 'model', model: identifierOf(main) },
    ...Object.fromEntries(inputs),
  });
  const separate = parts.find(({ part }) => part.input === '');
  const source: NodeHandle = separate
    ? graph.add('vae_loader', { id: 'vae', vae_model: identifierOf(separate.model) })
    : loader;
  const own = main.type === 'main' ? main.default_settings?.vae_precision : undefined;
  return {
    ...{ graph, loader, vae: source.out('vae') },
    seed: graph.add('integer', { id: 'seed', value: seed }),
    positive: graph.add('string', { id: 'positive_prompt', value: prompt }),
    negative: graph.add('string', { id: 'negative_prompt', value: negativePrompt || family.emptyNegative }),
    precision: family.nodes.hasPrecision ? { fp32: own !== 'fp16' } : {},
  };
}

/** Adds the LoRAs, and returns what an output of the loader is after them. */
export function addLoras(nodes: GenerationNodes, generation: Generation): (output: string) => NodeOutputRef {
  const { graph, loader } = nodes;
  const { loras, family } = generation;
  const { loras: applied } = family.nodes;
  if (!applied || loras.length === 0) return (output) => loader.out(output);
  const selected = loras.map(({ model, weight }, index) =>
    graph.add('lora_selector', { id: `lora_${index + 1}`, lora: identifierOf(model), weight }).out('lora'),
  );
  const list = graph.add('collect', { id: 'loras', item: selected });
  const models = Object.fromEntries(applied.models.map((output) => [output, loader.out(output)]));
  const loaded: NodeHandle = graph.add(applied.type, {
    id: 'model_with_loras',
    loras: list.out('collection'),
    ...models,
  });
  return (output) => (applied.models.includes(output) ? loaded : loader).out(output);
}

/** Adds what turns a prompt into conditioning. */
export function addEncoder(
  nodes: GenerationNodes,
  { family }: Generation,
  {
    id,
    prompt,
    output,
  }: { readonly id: string; readonly prompt: NodeHandle; readonly output: (name: string) => NodeOutputRef },
): NodeOutputRef {
  const { type, prompts, models } = family.nodes.encoder;
  const encoder: NodeHandle = nodes.graph.add(type, {
    id,
    ...Object.fromEntries(prompts.map((input) => [input, prompt.out('value')])),
    ...Object.fromEntries(Object.entries(models).map(([input, name]) => [input, output(name)])),
  });
  return encoder.out('conditioning');
}
