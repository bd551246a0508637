import { convert } from '../../imaging/pixels/convert.js';
import type { Pixels } from '../../imaging/pixels/pixels.js';
import { withAlphaOf } from '../../imaging/pixels/with-alpha.js';
import type { NodeContext } from '../context.js';
import { input, requiredInput } from '../input.js';
import { bool, integer } from '../kind.js';
import { type NodeType, nodeType } from '../node-type.js';
import { imageField, imageOutput } from '../outputs.js';
import { PythonError } from '../python-error.js';
import { type MaskTensor, maskTensor, toMask } from '../tensor.js';
import { maskOutput, tensorField } from '../tensor-outputs.js';

const mask = { category: 'mask', version: '1.0.0' } as const;
const whole = requiredInput(integer());
const invert = input(bool, false);

const saved = (tensor: MaskTensor, { saveTensor }: NodeContext) => ({
  mask: { tensor_name: saveTensor(maskTensor(tensor)) },
  width: tensor.width,
  height: tensor.height,
});

const flipped = ({ values, ...size }: MaskTensor): MaskTensor => ({
  ...size,
  values: values.map((value) => 1 - value),
});

/** Returns the beginning and the end of a Python slice. */
function slice(start: number, end: number, length: number): [start: number, end: number] {
  const inside = (place: number) => Math.min(Math.max(place < 0 ? place + length : place, 0), length);
  return [inside(start), inside(end)];
}

interface Rectangle {
  readonly width: number;
  readonly height: number;
  readonly x_left: number;
  readonly y_top: number;
  readonly rectangle_width: number;
  readonly rectangle_height: number;
}

function rectangle({ width, height, ...inside }: Rectangle): MaskTensor {
  if (width < 0 || height < 0) throw new PythonError('RuntimeError', 'zeros: Dimension size must be non-negative.');
  const values = new Uint8Array(width * height);
  const [top, bottom] = slice(inside.y_top, inside.y_top + inside.rectangle_height, height);
  const [left, right] = slice(inside.x_left, inside.x_left + inside.rectangle_width, width);
  for (let y = top; y < bottom && left < right; y += 1) values.fill(1, y * width + left, y * width + right);
  return { width, height, values };
}

/** Returns an image whose visible pixels have the opacity of a mask. */
function masked(pixels: Pixels, { width, height, values }: MaskTensor): Pixels {
  if (width !== pixels.width || height !== pixels.height) {
    const shapes = `(${pixels.height},${pixels.width}) (${height},${width}) (${pixels.height},${pixels.width})`;
    const isOne = pixels.width * pixels.height === 1;
    const message = isOne
      ? 'all the input array dimensions except for the concatenation axis must match exactly, but along dimension ' +
        `${height === 1 ? 1 : 0}, the array at index 0 has size 1 and the array at index 3 has size ${height === 1 ? width : height}`
      : `operands could not be broadcast together with shapes ${shapes} `;
    throw new PythonError('ValueError', message);
  }
  return withAlphaOf(pixels, (alpha, index) => (alpha > 0 ? (values[index] ?? 0) * 255 : alpha));
}

export const tensorMasks: readonly NodeType[] = [
  nodeType({
    ...mask,
    type: 'rectangle_mask',
    className: 'RectangleMaskInvocation',
    title: 'Create Rectangle Mask',
    version: '1.0.1',
    tags: ['conditioning'],
    takesMetadata: true,
    inputs: {
      width: whole,
      height: whole,
      x_left: whole,
      y_top: whole,
      rectangle_width: whole,
      rectangle_height: whole,
    },
    output: maskOutput,
    invoke: (inputs, context) => saved(rectangle(inputs), context),
  }),
  nodeType({
    ...mask,
    type: 'alpha_mask_to_tensor',
    className: 'AlphaMaskToTensorInvocation',
    title: 'Alpha Mask to Tensor',
    tags: ['conditioning'],
    inputs: { image: requiredInput(imageField), invert },
    output: maskOutput,
    invoke: async ({ image, invert }, context) => {
      const { width, height, data } = await context.openImage(image.image_name, 'RGBA');
      const values = Uint8Array.from({ length: width * height }, (_, index) =>
        Number((data[index * 4 + 3] ?? 0) > 0 !== invert),
      );
      return saved({ width, height, values }, context);
    },
  }),
  nodeType({
    ...mask,
    type: 'image_mask_to_tensor',
    className: 'ImageMaskToTensorInvocation',
    title: 'Image Mask to Tensor',
    tags: ['conditioning'],
    takesMetadata: true,
    inputs: { image: requiredInput(imageField), cutoff: input(integer({ ge: 0, le: 255 }), 128), invert },
    output: maskOutput,
    invoke: async ({ image, cutoff, invert }, context) => {
      const { width, height, data } = await context.openImage(image.image_name, 'L');
      return saved({ width, height, values: data.map((value) => Number(value < cutoff !== invert)) }, context);
    },
  }),
  nodeType({
    ...mask,
    type: 'invert_tensor_mask',
    className: 'InvertTensorMaskInvocation',
    title: 'Invert Tensor Mask',
    version: '1.1.0',
    tags: ['conditioning'],
    inputs: { mask: requiredInput(tensorField) },
    output: maskOutput,
    invoke: ({ mask }, context) => saved(flipped(toMask(context.loadTensor(mask.tensor_name))), context),
  }),
  nodeType({
    ...mask,
    type: 'tensor_mask_to_image',
    className: 'MaskTensorToImageInvocation',
    title: 'Tensor Mask to Image',
    version: '1.1.0',
    tags: ['mask'],
    savesImage: true,
    inputs: { mask: requiredInput(tensorField) },
    output: imageOutput,
    invoke: ({ mask }, context) => {
      const { values, ...size } = toMask(context.loadTensor(mask.tensor_name));
      return context.saveImage({ ...size, mode: 'L', data: values.map((value) => value * 255) });
    },
  }),
  nodeType({
    ...mask,
    type: 'apply_tensor_mask_to_image',
    className: 'ApplyMaskTensorToImageInvocation',
    title: 'Apply Tensor Mask to Image',
    tags: ['mask'],
    savesImage: true,
    inputs: { mask: requiredInput(tensorField), image: requiredInput(imageField), invert },
    output: imageOutput,
    invoke: async ({ mask, image, invert }, context) => {
      const pixels = convert(await context.openImage(image.image_name), 'RGBA');
      const tensor = toMask(context.loadTensor(mask.tensor_name));
      return context.saveImage(masked(pixels, invert ? flipped(tensor) : tensor));
    },
  }),
];
