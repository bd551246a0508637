import type { NodeTypes } from '../../graph.js';
import type { Family } from './family/family.js';
import type { GenerationName } from './input.js';

const always = ['integer', 'string', 'core_metadata'];
const masks = ['create_gradient_mask', 'expand_mask_with_fade', 'invokeai_img_blend', 'img_conv', 'img_lerp'];

/** Returns the node types that a recipe needs, LoRAs and resizing left out. */
export function neededNodes({ nodes }: Family, recipe: GenerationName): string[] {
  const { loader, encoder, denoise, decode, encode, hasNoise } = nodes;
  return [
    ...[...always, loader, encoder.type, denoise.type, decode],
    ...(hasNoise ? ['noise'] : []),
    ...(recipe === 'textToImage' ? [] : [encode]),
    ...(recipe === 'inpaint' ? masks : []),
  ];
}

/** Returns what a recipe lacks on a server, for people. */
export const missingNodes = (family: Family, recipe: GenerationName, { templates }: NodeTypes): string[] =>
  neededNodes(family, recipe)
    .filter((type) => !templates.has(type))
    .map((type) => `this server has no node type "${type}"`);
