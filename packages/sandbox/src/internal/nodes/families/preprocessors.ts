import { canny } from '../../imaging/opencv/canny.js';
import { resizeCubic } from '../../imaging/opencv/cubic.js';
import { resizeNearest } from '../../imaging/opencv/nearest.js';
import type { Plane } from '../../imaging/opencv/plane.js';
import { convert } from '../../imaging/pixels/convert.js';
import type { Pixels } from '../../imaging/pixels/pixels.js';
import { resizeColours } from '../../imaging/resize.js';
import { checkSize } from '../check-size.js';
import { shuffled } from '../compute/shuffle.js';
import type { NodeContext } from '../context.js';
import { input, requiredInput } from '../input.js';
import { integer } from '../kind.js';
import { type NodeType, nodeType } from '../node-type.js';
import { imageField, imageOutput } from '../outputs.js';

const processor = {
  version: '1.0.0',
  category: 'controlnet_preprocessors',
  savesImage: true,
  output: imageOutput,
} as const;
const image = requiredInput(imageField);
const byte = (fallback: number) => input(integer({ ge: 0, le: 255 }), fallback);

/** Opens an image without alpha. */
const open = async (name: string, context: NodeContext): Promise<Plane> => ({
  ...(await context.openImage(name, 'RGB')),
  channels: 3,
});

/** Returns an image in colour, of one channel or three. */
const toColours = ({ channels, ...image }: Plane): Pixels =>
  convert({ ...image, mode: channels === 1 ? 'L' : 'RGB' }, 'RGB');

/** Returns an image as tiles of one colour each. */
function tiled(plane: Plane, tile: number): Plane {
  const { width, height } = plane;
  const count = (length: number) => Math.floor(length / Math.min(tile, length));
  return resizeNearest(resizeCubic(plane, { width: count(width), height: count(height) }), { width, height });
}

export const preprocessors: readonly NodeType[] = [
  nodeType({
    ...processor,
    type: 'canny_edge_detection',
    className: 'CannyEdgeDetectionInvocation',
    title: 'Canny Edge Detection',
    tags: ['controlnet', 'canny'],
    inputs: { image, low_threshold: byte(100), high_threshold: byte(200) },
    invoke: async ({ image, low_threshold: low, high_threshold: high }, context) =>
      context.saveImage(toColours(canny(await open(image.image_name, context), { low, high }))),
  }),
  nodeType({
    ...processor,
    type: 'color_map',
    className: 'ColorMapInvocation',
    title: 'Color Map',
    tags: ['controlnet'],
    inputs: { image, tile_size: input(integer({ ge: 1 }), 64) },
    invoke: async ({ image, tile_size }, context) =>
      context.saveImage(toColours(tiled(await open(image.image_name, context), tile_size))),
  }),
  nodeType({
    ...processor,
    type: 'content_shuffle',
    className: 'ContentShuffleInvocation',
    title: 'Content Shuffle',
    tags: ['controlnet', 'normal'],
    inputs: { image, scale_factor: input(integer({ ge: 0 }), 256) },
    invoke: async ({ image, scale_factor }, context) =>
      context.saveImage(toColours(shuffled(await open(image.image_name, context), scale_factor, context.random))),
  }),
  nodeType({
    ...processor,
    type: 'heuristic_resize',
    className: 'HeuristicResizeInvocation',
    title: 'Heuristic Resize',
    version: '1.1.1',
    tags: ['image, controlnet'],
    classification: 'prototype',
    savesImage: false,
    inputs: { image, width: input(integer({ ge: 1 }), 512), height: input(integer({ ge: 1 }), 512) },
    invoke: async ({ image, ...size }, context) =>
      context.saveImage(toColours(resizeColours(await open(image.image_name, context), checkSize(size)))),
  }),
];
