import { gaussianBlur } from '../../../imaging/pixels/blur.js';
import { fromSpace, toSpace } from '../../../imaging/pixels/colour-spaces.js';
import { convert } from '../../../imaging/pixels/convert.js';
import { paste } from '../../../imaging/pixels/paste.js';
import type { Pixels } from '../../../imaging/pixels/pixels.js';
import { withAlphaOf } from '../../../imaging/pixels/with-alpha.js';
import { checkSameSize } from '../../check-size.js';
import { changedChannel, channelKind } from '../../compute/colour-channels.js';
import { matchHistograms } from '../../compute/match-histogram.js';
import { input, optionalInput, requiredInput } from '../../input.js';
import { bool, float, integer, literal } from '../../kind.js';
import { type NodeType, nodeType } from '../../node-type.js';
import { imageField, imageOutput } from '../../outputs.js';

const image = { category: 'image', savesImage: true, output: imageOutput } as const;
const COLOURS = 'red green blue alpha cyan magenta yellow black hue saturation luminosity value'.split(' ');
const byte = (value: number) => Math.min(Math.max(value, 0), 255);

/** The channels that each choice matches. */
const MATCHED = { RGB: [0, 1, 2], YCbCr: [0, 1, 2], 'YCbCr-Chroma': [1, 2], 'YCbCr-Luma': [0] } as const;

function corrected(base: Pixels, reference: Pixels, choice: keyof typeof MATCHED): Pixels {
  if (choice !== 'RGB') {
    return fromSpace(matchHistograms(toSpace(base, 'YCbCr'), toSpace(reference, 'YCbCr'), MATCHED[choice]), 'YCbCr');
  }
  const [own, other] = [convert(base, 'RGB'), convert(reference, 'RGB')];
  const { data } = matchHistograms({ ...own, channels: 3 }, { ...other, channels: 3 }, MATCHED.RGB);
  return { ...own, data };
}

export const imageColours: readonly NodeType[] = [
  nodeType({
    ...image,
    type: 'img_hue_adjust',
    className: 'ImageHueAdjustmentInvocation',
    title: 'Adjust Image Hue',
    version: '1.2.2',
    tags: ['image', 'hue'],
    inputs: { image: requiredInput(imageField), hue: input(integer(), 0) },
    invoke: async ({ image, hue }, context) => {
      const turn = Math.trunc(256 * ((((hue % 360) + 360) % 360) / 360));
      const { data, ...hsv } = toSpace(await context.openImage(image.image_name), 'HSV');
      const turned = data.map((value, index) => (index % 3 === 0 ? (value + turn) & 255 : value));
      return context.saveImage(convert(fromSpace({ ...hsv, data: turned }, 'HSV'), 'RGBA'));
    },
  }),
  nodeType({
    ...image,
    type: 'img_channel_offset',
    className: 'ImageChannelOffsetInvocation',
    title: 'Offset Image Channel',
    version: '1.2.3',
    tags: ['image', 'offset', ...COLOURS],
    inputs: {
      image: requiredInput(imageField),
      channel: requiredInput(channelKind),
      offset: input(integer({ ge: -255, le: 255 }), 0),
    },
    invoke: async ({ image, channel, offset }, context) => {
      const pixels = await context.openImage(image.image_name);
      const change = (value: number) => (channel === 'Hue (HSV)' ? (value + offset) & 255 : byte(value + offset));
      return context.saveImage(changedChannel(pixels, channel, change));
    },
  }),
  nodeType({
    ...image,
    type: 'img_channel_multiply',
    className: 'ImageChannelMultiplyInvocation',
    title: 'Multiply Image Channel',
    version: '1.2.3',
    tags: ['image', 'invert', 'scale', 'multiply', ...COLOURS],
    inputs: {
      image: requiredInput(imageField),
      channel: requiredInput(channelKind),
      scale: input(float({ ge: 0 }), 1),
      invert_channel: input(bool, false),
    },
    invoke: async ({ image, channel, scale, invert_channel }, context) => {
      const pixels = await context.openImage(image.image_name);
      const change = (value: number) => (invert_channel ? 255 - byte(value * scale) : byte(value * scale));
      return context.saveImage(changedChannel(pixels, channel, change));
    },
  }),
  nodeType({
    ...image,
    type: 'color_correct',
    className: 'ColorCorrectInvocation',
    title: 'Color Correct',
    version: '2.0.0',
    tags: ['image', 'color'],
    inputs: {
      base_image: requiredInput(imageField),
      color_reference: requiredInput(imageField),
      mask: optionalInput(imageField),
      colorspace: input(literal(['RGB', 'YCbCr', 'YCbCr-Chroma', 'YCbCr-Luma']), 'RGB', {
        hints: { title: 'Color Space' },
      }),
    },
    invoke: async ({ base_image, color_reference, mask, colorspace }, context) => {
      const base = await context.openImage(base_image.image_name, 'RGBA');
      let result = corrected(base, await context.openImage(color_reference.image_name), colorspace);
      if (mask) {
        const shown = await context.openImage(mask.image_name, 'L');
        checkSameSize(shown, result, 'Mask size must match base image size.');
        result = paste(result, convert(base, 'RGB'), { x: 0, y: 0, mask: shown });
      }
      return context.saveImage(withAlphaOf(result, (_, index) => base.data[index * 4 + 3] ?? 0));
    },
  }),
  nodeType({
    ...image,
    type: 'unsharp_mask',
    className: 'UnsharpMaskInvocation',
    title: 'Unsharp Mask',
    version: '1.2.2',
    tags: ['image', 'unsharp_mask'],
    inputs: {
      image: requiredInput(imageField),
      radius: input(float({ gt: 0 }), 2),
      strength: input(float({ ge: 0 }), 50),
    },
    invoke: async ({ image, radius, strength }, context) => {
      const pixels = await context.openImage(image.image_name);
      const colours = convert(pixels, 'RGB');
      const blurred = await gaussianBlur(colours, radius);
      const data = colours.data.map((value, index) => {
        const own = value / 255;
        return Math.min(Math.max(own + (own - (blurred.data[index] ?? 0) / 255) * (strength / 100), 0), 1) * 255;
      });
      return context.saveImage(inModeOf({ ...colours, data }, pixels));
    },
  }),
];

/** Returns an image in the mode of another one, with its alpha. */
function inModeOf(pixels: Pixels, other: Pixels): Pixels {
  const changed = convert(pixels, other.mode);
  if (other.mode === 'L' || other.mode === 'RGB') return changed;
  const channels = other.mode === 'LA' ? 2 : 4;
  return withAlphaOf(changed, (_, index) => other.data[(index + 1) * channels - 1] ?? 0);
}
