import { convert } from '../../../imaging/pixels/convert.js';
import { watermarked, watermarkOf } from '../../compute/watermark.js';
import { input, requiredInput } from '../../input.js';
import { integer, string } from '../../kind.js';
import { type NodeType, nodeType } from '../../node-type.js';
import { imageField, imageOutput, stringOutput } from '../../outputs.js';

const watermark = { category: 'image', tags: ['image', 'watermark'] } as const;

export const imageWatermark: readonly NodeType[] = [
  nodeType({
    ...watermark,
    savesImage: true,
    output: imageOutput,
    type: 'img_watermark',
    className: 'ImageWatermarkInvocation',
    title: 'Add Invisible Watermark',
    version: '1.2.2',
    inputs: { image: requiredInput(imageField), text: input(string, 'InvokeAI') },
    invoke: async ({ image, text }, context) => {
      const pixels = await context.openImage(image.image_name, 'RGB');
      return context.saveImage(convert(watermarked(pixels, text), 'RGBA'));
    },
  }),
  nodeType({
    ...watermark,
    output: stringOutput,
    type: 'decode_watermark',
    className: 'DecodeInvisibleWatermarkInvocation',
    title: 'Decode Invisible Watermark',
    version: '1.0.0',
    inputs: { image: requiredInput(imageField), length: input(integer(), 8) },
    invoke: async ({ image, length }, context) => {
      const pixels = await context.openImage(image.image_name, 'RGB');
      return { value: watermarkOf(pixels, length) };
    },
  }),
];
