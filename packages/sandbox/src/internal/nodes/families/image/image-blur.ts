import { boxBlur, gaussianBlur } from '../../../imaging/pixels/blur.js';
import type { Pixels } from '../../../imaging/pixels/pixels.js';
import { input, requiredInput } from '../../input.js';
import { float, literal } from '../../kind.js';
import { type NodeType, nodeType } from '../../node-type.js';
import { imageField, imageOutput } from '../../outputs.js';

export const imageBlur: readonly NodeType[] = [
  nodeType({
    type: 'img_blur',
    className: 'ImageBlurInvocation',
    title: 'Blur Image',
    version: '1.2.2',
    category: 'image',
    tags: ['image', 'blur'],
    savesImage: true,
    inputs: {
      image: requiredInput(imageField),
      radius: input(float({ ge: 0 }), 8),
      blur_type: input(literal(['gaussian', 'box']), 'gaussian'),
    },
    output: imageOutput,
    invoke: async ({ image, radius, blur_type }, context) => {
      const solid = darken(await context.openImage(image.image_name, 'RGBA'));
      const blurred = await (blur_type === 'gaussian' ? gaussianBlur : boxBlur)(solid, radius);
      return context.saveImage(brighten(blurred));
    },
  }),
];

/** Transparent pixels must not add their colour to their neighbours. */
const darken = (pixels: Pixels): Pixels => coloured(pixels, (value, alpha) => Math.trunc((value * alpha) / 255));

/** The server computes this in single precision and truncates. */
const brighten = (pixels: Pixels): Pixels =>
  coloured(pixels, (value, alpha) => {
    const share = Math.fround(Math.fround(alpha / 255) + Math.fround(1e-6));
    return Math.trunc(Math.min(255, Math.fround(value / share)));
  });

function coloured(pixels: Pixels, change: (value: number, alpha: number) => number): Pixels {
  const data = pixels.data.slice();
  for (let start = 0; start < data.length; start += 4) {
    const alpha = data[start + 3] ?? 0;
    for (let index = start; index < start + 3; index += 1) data[index] = change(data[index] ?? 0, alpha);
  }
  return { ...pixels, data };
}
