import { multiply } from '../../imaging/pixels/paste.js';
import { band, CHANNELS, mapped, type Pixels } from '../../imaging/pixels/pixels.js';
import { checkSameSize } from '../check-size.js';
import { input, requiredInput } from '../input.js';
import { bool } from '../kind.js';
import { type NodeType, nodeType } from '../node-type.js';
import { imageField, imageOutput } from '../outputs.js';

const mask = { version: '1.2.2', category: 'mask', savesImage: true, output: imageOutput } as const;

const inverted = (pixels: Pixels, isWanted: boolean): Pixels =>
  isWanted ? mapped(pixels, (value) => 255 - value) : pixels;

export const masks: readonly NodeType[] = [
  nodeType({
    ...mask,
    type: 'tomask',
    className: 'MaskFromAlphaInvocation',
    title: 'Mask from Alpha',
    tags: ['image', 'mask'],
    inputs: { image: requiredInput(imageField), invert: input(bool, false) },
    invoke: async ({ image, invert }, context) => {
      const pixels = await context.openImage(image.image_name);
      // Without alpha it uses the last colour channel.
      return context.saveImage(inverted(band(pixels, CHANNELS[pixels.mode] - 1), invert), 'mask');
    },
  }),
  nodeType({
    ...mask,
    type: 'mask_combine',
    className: 'MaskCombineInvocation',
    title: 'Combine Masks',
    tags: ['image', 'mask', 'multiply'],
    inputs: { mask1: requiredInput(imageField), mask2: requiredInput(imageField) },
    invoke: async ({ mask1, mask2 }, context) => {
      const one = await context.openImage(mask1.image_name, 'L');
      return context.saveImage(multiply(one, await context.openImage(mask2.image_name, 'L')), 'mask');
    },
  }),
  nodeType({
    ...mask,
    type: 'apply_mask_to_image',
    className: 'ApplyMaskToImageInvocation',
    title: 'Apply Mask to Image',
    version: '1.0.0',
    tags: ['image', 'mask', 'blend'],
    inputs: { image: requiredInput(imageField), mask: requiredInput(imageField), invert_mask: input(bool, false) },
    invoke: async ({ image, mask, invert_mask }, context) => {
      const pixels = await context.openImage(image.image_name, 'RGBA');
      const alpha = inverted(await context.openImage(mask.image_name, 'L'), invert_mask);
      checkSameSize(pixels, alpha);
      const data = pixels.data.map((value, index) => (index % 4 === 3 ? (alpha.data[(index - 3) / 4] ?? 0) : value));
      return context.saveImage({ ...pixels, data });
    },
  }),
];
