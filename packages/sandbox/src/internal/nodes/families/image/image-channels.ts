import { convert } from '../../../imaging/pixels/convert.js';
import { multiply } from '../../../imaging/pixels/paste.js';
import { band, blank, type Mode, mapped, type Pixels } from '../../../imaging/pixels/pixels.js';
import { input, requiredInput } from '../../input.js';
import { integer, literal } from '../../kind.js';
import { type NodeType, nodeType } from '../../node-type.js';
import { imageField, imageOutput } from '../../outputs.js';
import { PythonError } from '../../python-error.js';

const image = { version: '1.2.2', category: 'image', savesImage: true, output: imageOutput } as const;
const value = (fallback: number) => input(integer({ ge: 0, le: 255 }), fallback);
const single = Math.fround;

/** The channels of each mode, in order. */
const NAMES = { L: 'L', LA: 'LA', RGB: 'RGB', RGBA: 'RGBA' } satisfies Record<Mode, string>;

function channelOf(pixels: Pixels, name: string): Pixels {
  const channel = NAMES[pixels.mode].indexOf(name);
  if (channel < 0) throw new PythonError('ValueError', `The image has no channel "${name}"`);
  return band(pixels, channel);
}

const isDrawable = (mode: string): mode is Mode => Object.hasOwn(NAMES, mode);

function converted(pixels: Pixels, mode: string): Pixels {
  // PNG does not support the other modes: such an image cannot be saved, as an empty one cannot.
  return isDrawable(mode) ? convert(pixels, mode) : blank({ width: 0, height: 0, mode: 'L' });
}

export const imageChannels: readonly NodeType[] = [
  nodeType({
    ...image,
    type: 'img_chan',
    className: 'ImageChannelInvocation',
    title: 'Extract Image Channel',
    tags: ['image', 'channel'],
    inputs: { image: requiredInput(imageField), channel: input(literal(['A', 'R', 'G', 'B']), 'A') },
    invoke: async ({ image, channel }, context) =>
      context.saveImage(channelOf(await context.openImage(image.image_name), channel)),
  }),
  nodeType({
    ...image,
    type: 'img_conv',
    className: 'ImageConvertInvocation',
    title: 'Convert Image Mode',
    tags: ['image', 'convert'],
    inputs: {
      image: requiredInput(imageField),
      mode: input(literal(['L', 'RGB', 'RGBA', 'CMYK', 'YCbCr', 'LAB', 'HSV', 'I', 'F']), 'L'),
    },
    invoke: async ({ image, mode }, context) =>
      context.saveImage(converted(await context.openImage(image.image_name), mode)),
  }),
  nodeType({
    ...image,
    type: 'img_lerp',
    className: 'ImageLerpInvocation',
    title: 'Lerp Image',
    tags: ['image', 'lerp'],
    inputs: { image: requiredInput(imageField), min: value(0), max: value(255) },
    invoke: async ({ image, min, max }, context) => {
      const change = (value: number) => single(single(single(value / 255) * (max - min)) + min);
      return context.saveImage(mapped(await context.openImage(image.image_name), change));
    },
  }),
  nodeType({
    ...image,
    type: 'img_ilerp',
    className: 'ImageInverseLerpInvocation',
    title: 'Inverse Lerp Image',
    tags: ['image', 'ilerp'],
    inputs: { image: requiredInput(imageField), min: value(0), max: value(255) },
    invoke: async ({ image, min, max }, context) => {
      const change = (value: number) => single(Math.min(single(Math.max(value - min, 0) / (max - min)), 1) * 255);
      return context.saveImage(mapped(await context.openImage(image.image_name), change));
    },
  }),
  nodeType({
    ...image,
    type: 'img_mul',
    className: 'ImageMultiplyInvocation',
    title: 'Multiply Images',
    tags: ['image', 'multiply'],
    inputs: { image1: requiredInput(imageField), image2: requiredInput(imageField) },
    invoke: async ({ image1, image2 }, context) => {
      const one = await context.openImage(image1.image_name);
      const other = await context.openImage(image2.image_name);
      if (one.mode !== other.mode) throw new PythonError('ValueError', 'images do not match');
      return context.saveImage(multiply(one, other));
    },
  }),
];
