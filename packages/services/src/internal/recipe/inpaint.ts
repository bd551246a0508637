import type { Graph, ImageField } from '@x/models/graph';
import type { NodeHandle, NodeOutputRef } from '../../graph.js';
import { addDenoise } from './denoise.js';
import { addModels, type Beginning, type GenerationNodes } from './generation.js';
import { addEncode, addInitialImage, type BegunGeneration } from './image-to-image.js';
import { addMetadata } from './metadata.js';
import { intermediate, placeOf } from './place.js';

/** A generation that paints a part of an image anew. */
export type MaskedGeneration = BegunGeneration & { readonly beginning: Beginning & { readonly mask: ImageField } };

/** How far the edge of the mask fades out, in pixels. */
const EDGE = 16;

/** Returns the graph that paints a part of an image anew, and keeps the pixels of the rest. */
export function inpaint(generation: MaskedGeneration): Graph {
  const nodes = addModels(generation);
  const { graph, vae, precision, loader } = nodes;
  const { family } = generation;
  const { hasPrecision, decode } = family.nodes;
  const image = addInitialImage(nodes, generation);
  const gradient = graph.add('create_gradient_mask', {
    ...{ id: 'gradient_mask', mask: addMask(nodes, generation), image, vae, edge_radius: EDGE },
    ...{ ...precision, ...intermediate },
    ...(hasPrecision && { unet: loader.out('unet') }),
  });
  const latents = addDenoise(nodes, generation, {
    latents: addEncode(nodes, generation, image),
    mask: gradient.out('denoise_mask'),
  });
  const decoded: NodeHandle = graph.add(decode, { id: 'decoded', latents, vae, ...precision, ...intermediate });
  const faded = graph.add('expand_mask_with_fade', {
    ...{ id: 'faded_mask', mask: gradient.out('expanded_mask_area'), fade_size_px: EDGE, ...intermediate },
  });
  graph.add('invokeai_img_blend', {
    ...{ id: 'image', layer_base: image, layer_upper: decoded.out('image'), mask: faded.out('image') },
    ...{ metadata: addMetadata(nodes, generation, 'inpaint'), ...placeOf(generation) },
  });
  return graph.build();
}

/** Adds the mask as the server's nodes take it: gray, and black where the image is painted anew. */
function addMask({ graph }: GenerationNodes, { beginning, settings }: MaskedGeneration): NodeOutputRef {
  const { width, height } = settings;
  const mask = beginning.isResized.mask
    ? graph.add('img_resize', { id: 'sized_mask', image: beginning.mask, width, height, ...intermediate }).out('image')
    : beginning.mask;
  const gray = graph.add('img_conv', { id: 'gray_mask', image: mask, mode: 'L', ...intermediate });
  return graph
    .add('img_lerp', { id: 'mask', image: gray.out('image'), min: 255, max: 0, ...intermediate })
    .out('image');
}
