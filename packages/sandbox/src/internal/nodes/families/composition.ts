import { extremeInEllipse } from '../../imaging/opencv/ellipse.js';
import { rolled } from '../../imaging/pixels/fit.js';
import { withLightness } from '../../imaging/pixels/lightness.js';
import { over } from '../../imaging/pixels/paste.js';
import { CHANNELS, type Pixels } from '../../imaging/pixels/pixels.js';
import { resample } from '../../imaging/pixels/resample.js';
import { checkResized, checkSameSize } from '../check-size.js';
import { achromaticLightness } from '../compute/achromatic-lightness.js';
import { fitted, withoutBackdrop } from '../compute/cut-out.js';
import { enhanced } from '../compute/enhance.js';
import { thresholded } from '../compute/thresholds.js';
import { input, requiredInput } from '../input.js';
import { bool, float, integer, literal, string } from '../kind.js';
import { type NodeType, nodeType } from '../node-type.js';
import { imageField, imageOutput } from '../outputs.js';
import { PythonError } from '../python-error.js';
import { strip } from '../python-value.js';

const image = { category: 'image', output: imageOutput } as const;
const source = requiredInput(imageField);
const factor = input(float({ ge: 0 }), 1);
const radius = input(integer({ ge: 0 }), 4);
const fraction = input(float(), 0.5);

/** Returns an image whose sides are cut to multiples of 8 pixels by resizing it. */
function onGrid(pixels: Pixels): Promise<Pixels> {
  const { width, height } = pixels;
  return resample(pixels, checkResized({ width: width - (width % 8), height: height - (height % 8) }), 'lanczos');
}

/** Throws the server's error for an image whose lightness alone is resized. */
function checkGrid({ width, height }: Pixels): void {
  checkResized({ width: width - (width % 8), height: height - (height % 8) });
  if (width % 8 !== 0 || height % 8 !== 0) throw new PythonError('ValueError', 'size mismatch');
}

export const composition: readonly NodeType[] = [
  nodeType({
    ...image,
    type: 'invokeai_ealightness',
    className: 'InvokeEquivalentAchromaticLightnessInvocation',
    title: 'Equivalent Achromatic Lightness',
    version: '1.2.0',
    tags: ['image', 'channel', 'mask', 'cielab', 'lab'],
    savesImage: true,
    inputs: { image: source },
    invoke: async ({ image }, context) =>
      context.saveImage(achromaticLightness(await context.openImage(image.image_name))),
  }),
  nodeType({
    ...image,
    type: 'invokeai_img_composite',
    className: 'InvokeImageCompositorInvocation',
    title: 'Image Compositor',
    version: '1.2.0',
    tags: ['image', 'compose', 'chroma', 'key'],
    savesImage: true,
    inputs: {
      image_subject: source,
      image_background: source,
      chroma_key: input(string, ''),
      threshold: input(integer({ ge: 0 }), 50),
      fill_x: input(bool, false),
      fill_y: input(bool, true),
      x_offset: input(integer(), 0),
      y_offset: input(integer(), 0),
    },
    invoke: async ({ image_subject, image_background, chroma_key, threshold, ...place }, context) => {
      const background = await context.openImage(image_background.image_name, 'RGBA');
      const whole = await context.openImage(image_subject.image_name, 'RGBA');
      const subject = await fitted(withoutBackdrop(whole, strip(chroma_key), threshold), background, {
        across: place.fill_x,
        down: place.fill_y,
      });
      const moved = rolled(subject, place.x_offset, -place.y_offset);
      checkSameSize(moved, background, 'images do not match');
      return context.saveImage(over(background, moved));
    },
  }),
  nodeType({
    ...image,
    type: 'invokeai_img_enhance',
    className: 'InvokeImageEnhanceInvocation',
    title: 'Enhance Image',
    version: '1.2.1',
    tags: ['enhance', 'image'],
    savesImage: true,
    inputs: {
      image: source,
      invert: input(bool, false),
      color: factor,
      contrast: factor,
      brightness: factor,
      sharpness: factor,
    },
    invoke: async ({ image, ...enhancement }, context) =>
      context.saveImage(enhanced(await context.openImage(image.image_name), enhancement)),
  }),
  nodeType({
    ...image,
    type: 'invokeai_img_dilate_erode',
    className: 'InvokeImageDilateOrErodeInvocation',
    title: 'Image Dilate or Erode',
    version: '1.3.0',
    tags: ['image', 'mask', 'dilate', 'erode', 'expand', 'contract', 'mask'],
    takesMetadata: true,
    inputs: {
      image: source,
      lightness_only: input(bool, false),
      radius_w: radius,
      radius_h: radius,
      mode: input(literal(['Dilate', 'Erode']), 'Dilate'),
    },
    invoke: async ({ image, lightness_only, radius_w: across, radius_h: down, mode }, context) => {
      const pixels = await context.openImage(image.image_name);
      const change = (one: Pixels): Pixels => {
        const plane = { ...one, channels: CHANNELS[one.mode] };
        const { data } = extremeInEllipse(plane, { across, down }, mode === 'Dilate' ? Math.max : Math.min);
        return { ...one, data };
      };
      return context.saveImage(lightness_only ? withLightness(pixels, change) : change(pixels));
    },
  }),
  nodeType({
    ...image,
    type: 'invokeai_img_val_thresholds',
    className: 'InvokeImageValueThresholdsInvocation',
    title: 'Image Value Thresholds',
    version: '1.2.0',
    tags: ['image', 'mask', 'value', 'threshold'],
    savesImage: true,
    inputs: {
      image: source,
      invert_output: input(bool, false),
      renormalize_values: input(bool, false),
      lightness_only: input(bool, false),
      threshold_upper: fraction,
      threshold_lower: fraction,
    },
    invoke: async ({ image, lightness_only, ...thresholds }, context) => {
      const pixels = await context.openImage(image.image_name);
      if (!lightness_only) return context.saveImage(thresholded(await onGrid(pixels), thresholds));
      checkGrid(pixels);
      return context.saveImage(withLightness(pixels, (lightness) => thresholded(lightness, thresholds)));
    },
  }),
];
