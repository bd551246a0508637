import { erode } from '../../imaging/opencv/morphology.js';
import { gaussianBlur } from '../../imaging/pixels/blur.js';
import { convert } from '../../imaging/pixels/convert.js';
import { inverted, pasted } from '../../imaging/pixels/pasted.js';
import { CHANNELS, type Pixels } from '../../imaging/pixels/pixels.js';
import { withAlphaOf } from '../../imaging/pixels/with-alpha.js';
import { checkSameSize } from '../check-size.js';
import { input, optionalInput, requiredInput } from '../input.js';
import { integer } from '../kind.js';
import { type NodeType, nodeType } from '../node-type.js';
import { imageField, imageOutput } from '../outputs.js';

const shared = { category: 'canvas', savesImage: true, output: imageOutput } as const;
const mask = requiredInput(imageField);
const mask_blur = input(integer({ ge: 0 }), 0);

/** Returns a mask, smaller and blurred, in which what is kept is white. */
async function prepared(mask: Pixels, blur: number): Promise<Pixels> {
  if (blur === 0) return inverted(convert(mask, 'L'));
  const shape = { width: blur, height: blur, times: 3 };
  const { data } = erode({ ...mask, channels: CHANNELS[mask.mode] }, shape);
  return inverted(convert(await gaussianBlur({ ...mask, data }, blur), 'L'));
}

/** Returns an image on another one, where a mask shows it. */
function combined(base: Pixels, image: Pixels, shown: Pixels): Pixels {
  checkSameSize(image, shown, 'images do not match');
  return pasted(base, image, shown);
}

export const canvas: readonly NodeType[] = [
  nodeType({
    ...shared,
    type: 'canvas_paste_back',
    className: 'CanvasPasteBackInvocation',
    title: 'Canvas Paste Back',
    version: '1.0.1',
    tags: ['image', 'combine'],
    inputs: { source_image: requiredInput(imageField), target_image: requiredInput(imageField), mask, mask_blur },
    invoke: async ({ source_image, target_image, mask, mask_blur }, context) => {
      const base = await context.openImage(source_image.image_name);
      const image = await context.openImage(target_image.image_name);
      const shown = await prepared(await context.openImage(mask.image_name), mask_blur);
      return context.saveImage(combined(base, image, shown));
    },
  }),
  nodeType({
    ...shared,
    type: 'canvas_v2_mask_and_crop',
    className: 'CanvasV2MaskAndCropInvocation',
    title: 'Canvas V2 Mask and Crop',
    version: '1.0.0',
    tags: ['image', 'mask', 'id'],
    classification: 'deprecated',
    inputs: { source_image: optionalInput(imageField), generated_image: requiredInput(imageField), mask, mask_blur },
    invoke: async ({ source_image, generated_image, mask, mask_blur }, context) => {
      const shown = await prepared(await context.openImage(mask.image_name), mask_blur);
      const image = await context.openImage(generated_image.image_name);
      if (source_image) {
        return context.saveImage(combined(await context.openImage(source_image.image_name), image, shown));
      }
      checkSameSize(image, shown, 'images do not match');
      return context.saveImage(withAlphaOf(image, (_, index) => shown.data[index] ?? 0));
    },
  }),
];
