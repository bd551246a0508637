import { blank } from '../../../imaging/pixels/pixels.js';
import { checkSize } from '../../check-size.js';
import { input, requiredInput } from '../../input.js';
import { integer, literal } from '../../kind.js';
import { type NodeType, nodeType } from '../../node-type.js';
import { colorField, imageField, imageOutput } from '../../outputs.js';

export const imageSources: readonly NodeType[] = [
  nodeType({
    type: 'blank_image',
    className: 'BlankImageInvocation',
    title: 'Blank Image',
    version: '1.2.2',
    category: 'image',
    tags: ['image'],
    savesImage: true,
    inputs: {
      width: input(integer(), 512),
      height: input(integer(), 512),
      mode: input(literal(['RGB', 'RGBA']), 'RGB'),
      color: input(colorField, { r: 0, g: 0, b: 0, a: 255 }),
    },
    output: imageOutput,
    invoke: ({ width, height, mode, color: { r, g, b, a } }, context) =>
      context.saveImage(blank({ ...checkSize({ width, height }), mode }, [r, g, b, a])),
  }),
  nodeType({
    type: 'save_image',
    className: 'SaveImageInvocation',
    title: 'Save Image',
    version: '1.2.2',
    category: 'image',
    tags: ['primitives', 'image'],
    usesCache: false,
    savesImage: true,
    inputs: { image: requiredInput(imageField) },
    output: imageOutput,
    invoke: async ({ image }, context) => context.saveImage(await context.openImage(image.image_name)),
  }),
  nodeType({
    type: 'canvas_output',
    className: 'CanvasOutputInvocation',
    title: 'Canvas Output',
    version: '1.0.0',
    category: 'canvas',
    tags: ['canvas', 'output', 'image'],
    usesCache: false,
    inputs: { image: requiredInput(imageField) },
    output: imageOutput,
    invoke: async ({ image }, context) => context.saveImage(await context.openImage(image.image_name)),
  }),
];
