import { changeOklab, toOklab, turned } from '../../../imaging/colour/oklab.js';
import { gaussianBlur } from '../../../imaging/pixels/blur.js';
import { convert } from '../../../imaging/pixels/convert.js';
import { inModeOf } from '../../../imaging/pixels/in-mode-of.js';
import { input, requiredInput } from '../../input.js';
import { float, integer } from '../../kind.js';
import { type NodeType, nodeType } from '../../node-type.js';
import { imageField, imageOutput } from '../../outputs.js';

const image = { category: 'image', version: '1.0.0', savesImage: true, output: imageOutput } as const;

const f = Math.fround;
const clamped = (value: number) => Math.min(Math.max(value, -1), 1);

/** Nodes that compute in the colour space Oklab. */
export const imageOklab: readonly NodeType[] = [
  nodeType({
    ...image,
    type: 'img_hue_adjust_oklch',
    className: 'OklchImageHueAdjustmentInvocation',
    title: 'Adjust Image Hue (Oklch)',
    tags: ['image', 'hue', 'oklch'],
    inputs: { image: requiredInput(imageField), hue: input(integer(), 0) },
    invoke: async ({ image, hue }, context) => {
      const pixels = await context.openImage(image.image_name);
      return context.saveImage(
        inModeOf(
          changeOklab(convert(pixels, 'RGB'), (colour) => turned(colour, hue)),
          pixels,
        ),
      );
    },
  }),
  nodeType({
    ...image,
    type: 'unsharp_mask_oklab',
    className: 'OklabUnsharpMaskInvocation',
    title: 'Unsharp Mask (Oklab)',
    tags: ['image', 'unsharp_mask', 'oklab'],
    inputs: {
      image: requiredInput(imageField),
      radius: input(float({ gt: 0 }), 2),
      strength: input(float({ ge: 0 }), 50),
    },
    invoke: async ({ image, radius, strength }, context) => {
      const pixels = await context.openImage(image.image_name);
      const colours = convert(pixels, 'RGB');
      const { data } = await gaussianBlur(colours, radius);
      const share = f(strength / 100);
      const sharpened = changeOklab(colours, ([lightness, a, b], index) => {
        const [red = 0, green = 0, blue = 0] = data.subarray(index * 3, index * 3 + 3);
        const [blurred] = toOklab(red, green, blue);
        return [clamped(f(lightness + f(f(lightness - blurred) * share))), clamped(a), clamped(b)];
      });
      return context.saveImage(inModeOf(sharpened, pixels));
    },
  }),
];
