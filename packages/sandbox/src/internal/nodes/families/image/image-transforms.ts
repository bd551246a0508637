import { convert } from '../../../imaging/pixels/convert.js';
import { cut, over, paste } from '../../../imaging/pixels/paste.js';
import { blank, mapped, type Pixels } from '../../../imaging/pixels/pixels.js';
import { resample } from '../../../imaging/pixels/resample.js';
import { checkResized, checkSize } from '../../check-size.js';
import { input, optionalInput, requiredInput } from '../../input.js';
import { bool, float, integer, literal } from '../../kind.js';
import { type NodeType, nodeType } from '../../node-type.js';
import { imageField, imageOutput } from '../../outputs.js';
import { PythonError } from '../../python-error.js';

const image = { version: '1.2.2', category: 'image', savesImage: true, output: imageOutput } as const;
const resampling = literal(['nearest', 'box', 'bilinear', 'hamming', 'bicubic', 'lanczos']);
const whole = input(integer(), 0);
const side = input(integer({ gt: 0 }), 512);

/** Returns an image of the given size with `pixels` at `place`, which may be partly outside. */
const framed = (pixels: Pixels, size: Pick<Pixels, 'height' | 'width'>, place: { x: number; y: number }): Pixels =>
  paste(blank({ ...checkSize(size), mode: 'RGBA' }), convert(pixels, 'RGBA'), place);

export const imageTransforms: readonly NodeType[] = [
  nodeType({
    ...image,
    type: 'img_resize',
    className: 'ImageResizeInvocation',
    title: 'Resize Image',
    tags: ['image', 'resize'],
    inputs: {
      image: requiredInput(imageField),
      width: side,
      height: side,
      resample_mode: input(resampling, 'bicubic'),
    },
    invoke: async ({ image, width, height, resample_mode }, context) =>
      context.saveImage(
        await resample(await context.openImage(image.image_name), checkSize({ width, height }), resample_mode),
      ),
  }),
  nodeType({
    ...image,
    type: 'img_scale',
    className: 'ImageScaleInvocation',
    title: 'Scale Image',
    tags: ['image', 'scale'],
    inputs: {
      image: requiredInput(imageField),
      scale_factor: input(float({ gt: 0 }), 2),
      resample_mode: input(resampling, 'bicubic'),
    },
    invoke: async ({ image, scale_factor: factor, resample_mode }, context) => {
      const pixels = await context.openImage(image.image_name);
      const size = { width: Math.trunc(pixels.width * factor), height: Math.trunc(pixels.height * factor) };
      return context.saveImage(await resample(pixels, checkResized(size), resample_mode));
    },
  }),
  nodeType({
    ...image,
    type: 'img_crop',
    className: 'ImageCropInvocation',
    title: 'Crop Image',
    tags: ['image', 'crop'],
    inputs: { image: requiredInput(imageField), x: whole, y: whole, width: side, height: side },
    invoke: async ({ image, x, y, width, height }, context) =>
      context.saveImage(framed(await context.openImage(image.image_name), { width, height }, { x: 0 - x, y: 0 - y })),
  }),
  nodeType({
    ...image,
    type: 'img_pad_crop',
    className: 'CenterPadCropInvocation',
    title: 'Center Pad or Crop Image',
    version: '1.0.0',
    tags: ['image', 'pad', 'crop'],
    savesImage: false,
    inputs: { image: requiredInput(imageField), left: whole, right: whole, top: whole, bottom: whole },
    invoke: async ({ image, left, right, top, bottom }, context) => {
      const pixels = await context.openImage(image.image_name);
      const size = { width: pixels.width + right + left, height: pixels.height + top + bottom };
      return context.saveImage(framed(pixels, size, { x: left, y: top }));
    },
  }),
  nodeType({
    ...image,
    type: 'img_paste',
    className: 'ImagePasteInvocation',
    title: 'Paste Image',
    tags: ['image', 'paste'],
    inputs: {
      base_image: requiredInput(imageField),
      image: requiredInput(imageField),
      mask: optionalInput(imageField),
      x: whole,
      y: whole,
      crop: input(bool, false),
    },
    invoke: async ({ base_image, image, mask, x, y, crop }, context) => {
      const base = await context.openImage(base_image.image_name, 'RGBA');
      const pixels = await context.openImage(image.image_name, 'RGBA');
      const shown = mask ? mapped(await context.openImage(mask.image_name, 'L'), (value) => 255 - value) : undefined;
      if (shown && (shown.width !== pixels.width || shown.height !== pixels.height)) {
        throw new PythonError('ValueError', 'images do not match');
      }
      const [left, top] = [Math.max(0, -x), Math.max(0, -y)];
      const width = Math.max(base.width, pixels.width + x) + left;
      const height = Math.max(base.height, pixels.height + y) + top;
      const empty = blank({ width, height, mode: 'RGBA' });
      const above = paste(empty, pixels, { x: Math.max(0, x), y: Math.max(0, y), mask: shown });
      const joined = over(paste(empty, base, { x: left, y: top }), above);
      return context.saveImage(
        crop ? cut(joined, { x: left, y: top, width: base.width, height: base.height }) : joined,
      );
    },
  }),
];
