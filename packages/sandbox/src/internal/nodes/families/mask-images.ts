import { canny } from '../../imaging/opencv/canny.js';
import { dilate } from '../../imaging/opencv/morphology.js';
import { boxBlur } from '../../imaging/pixels/blur.js';
import { mapped, type Pixels } from '../../imaging/pixels/pixels.js';
import { toBoundingBox } from '../bounding-box.js';
import { faded } from '../compute/fade.js';
import { input, requiredInput } from '../input.js';
import { bool, integer } from '../kind.js';
import { type NodeType, nodeType } from '../node-type.js';
import { boundingBoxOutput, colorField, imageField, imageOutput } from '../outputs.js';

const mask = { category: 'mask', savesImage: true, output: imageOutput } as const;
const inverted = (pixels: Pixels): Pixels => mapped(pixels, (value) => 255 - value);

interface Color {
  readonly r: number;
  readonly g: number;
  readonly b: number;
  readonly a: number;
}

const WHITE: Color = { r: 255, g: 255, b: 255, a: 255 };

/** Returns a function that returns how far a pixel of an image with alpha is from a color. */
function distanceTo({ r, g, b, a }: Color, { data }: Pixels): (index: number) => number {
  return (index) => {
    const at = (channel: number) => data[index * 4 + channel] ?? 0;
    return Math.sqrt((at(0) - r) ** 2 + (at(1) - g) ** 2 + (at(2) - b) ** 2 + (at(3) - a) ** 2);
  };
}

/** Returns the box around the pixels of a color, with a margin, or an empty one. */
function boxOf(pixels: Pixels, color: Color, margin: number) {
  const { width, height } = pixels;
  const distance = distanceTo(color, pixels);
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (distance(y * width + x) !== 0) continue;
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), y];
    }
  }
  if (right < 0) return toBoundingBox({ x_min: 0, y_min: 0, x_max: 0, y_max: 0 });
  return toBoundingBox({
    x_min: Math.max(0, left - margin),
    y_min: Math.max(0, top - margin),
    x_max: Math.min(width, right + margin),
    y_max: Math.min(height, bottom + margin),
  });
}

interface Edge {
  readonly edge_size: number;
  readonly edge_blur: number;
  readonly low_threshold: number;
  readonly high_threshold: number;
}

async function edgeOf(pixels: Pixels, { edge_size, edge_blur, ...thresholds }: Edge): Promise<Pixels> {
  const grey = { ...pixels, channels: 1 };
  const edges = canny(grey, { low: thresholds.low_threshold, high: thresholds.high_threshold });
  // Where the mask is neither black nor white too; the sum of both does not fit a byte.
  const data = pixels.data.map((value, index) => (value > 0 && value < 255 ? 255 : 0) + (edges.data[index] ?? 0));
  const wide = dilate({ ...grey, data }, { width: 3, height: 3, times: Math.max(0, Math.trunc(edge_size / 2)) });
  const result: Pixels = { ...pixels, data: wide.data };
  return inverted(edge_blur > 0 ? await boxBlur(result, edge_blur) : result);
}

export const maskImages: readonly NodeType[] = [
  nodeType({
    ...mask,
    type: 'mask_from_id',
    className: 'MaskFromIDInvocation',
    title: 'Mask from Segmented Image',
    version: '1.0.1',
    tags: ['image', 'mask', 'id'],
    inputs: {
      image: requiredInput(imageField),
      color: requiredInput(colorField),
      threshold: input(integer(), 100),
      invert: input(bool, false),
    },
    invoke: async ({ image, color, threshold, invert }, context) => {
      const pixels = await context.openImage(image.image_name, 'RGBA');
      const { width, height } = pixels;
      const distance = distanceTo(color, pixels);
      const data = Uint8Array.from({ length: width * height }, (_, index) => (distance(index) < threshold ? 255 : 0));
      const found: Pixels = { width, height, mode: 'L', data };
      return context.saveImage(invert ? inverted(found) : found, 'mask');
    },
  }),
  nodeType({
    ...mask,
    type: 'mask_edge',
    className: 'MaskEdgeInvocation',
    title: 'Mask Edge',
    version: '1.2.2',
    tags: ['image', 'mask', 'inpaint'],
    inputs: {
      image: requiredInput(imageField),
      edge_size: requiredInput(integer()),
      edge_blur: requiredInput(integer()),
      low_threshold: requiredInput(integer()),
      high_threshold: requiredInput(integer()),
    },
    invoke: async ({ image, ...edge }, context) =>
      context.saveImage(await edgeOf(await context.openImage(image.image_name, 'L'), edge), 'mask'),
  }),
  nodeType({
    ...mask,
    type: 'expand_mask_with_fade',
    className: 'ExpandMaskWithFadeInvocation',
    title: 'Expand Mask with Fade',
    version: '1.0.1',
    tags: ['image', 'mask'],
    inputs: {
      mask: requiredInput(imageField),
      threshold: input(integer({ ge: 0, le: 255 }), 0),
      fade_size_px: input(integer({ ge: 0 }), 32),
    },
    invoke: async ({ mask, threshold, fade_size_px: size }, context) => {
      const pixels = await context.openImage(mask.image_name, 'L');
      return context.saveImage(size === 0 ? pixels : faded(pixels, threshold, size), 'mask');
    },
  }),
  nodeType({
    type: 'get_image_mask_bounding_box',
    className: 'GetMaskBoundingBoxInvocation',
    title: 'Get Image Mask Bounding Box',
    version: '1.0.0',
    category: 'mask',
    tags: ['mask'],
    inputs: {
      mask: requiredInput(imageField),
      margin: input(integer(), 0),
      mask_color: input(colorField, WHITE),
    },
    output: boundingBoxOutput,
    invoke: async ({ mask, margin, mask_color }, context) => ({
      bounding_box: boxOf(await context.openImage(mask.image_name, 'RGBA'), mask_color, margin),
    }),
  }),
];
