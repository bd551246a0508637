import { convert } from '../../../imaging/pixels/convert.js';
import { paste } from '../../../imaging/pixels/paste.js';
import { band, blank, CHANNELS, type Pixels } from '../../../imaging/pixels/pixels.js';
import { resample } from '../../../imaging/pixels/resample.js';
import { checkSameSize, checkSize } from '../../check-size.js';
import { kontextSize } from '../../compute/kontext-size.js';
import { input, optionalInput, requiredInput } from '../../input.js';
import { bool, list } from '../../kind.js';
import { type NodeType, nodeType } from '../../node-type.js';
import { boundingBoxField, imageField, imageOutput } from '../../outputs.js';

const image = { version: '1.0.0', savesImage: true, output: imageOutput } as const;

interface Box {
  readonly x_min: number;
  readonly y_min: number;
  readonly x_max: number;
  readonly y_max: number;
}

/** Returns the region of an image in a box; what is outside of the image is black and transparent. */
function cropped(pixels: Pixels, { x_min, y_min, x_max, y_max }: Box): Pixels {
  const size = checkSize({ width: x_max - x_min, height: y_max - y_min });
  return paste(blank({ ...size, mode: pixels.mode }), pixels, { x: -x_min, y: -y_min });
}

/** Returns the box around the visible pixels: those that are not transparent; without alpha, not black. */
function visibleBox(pixels: Pixels): Box {
  const { width, height, mode, data } = pixels;
  const channels = CHANNELS[mode];
  const first = channels % 2 === 0 ? channels - 1 : 0;
  let [x_min, x_max, y_min, y_max] = [width, 0, height, 0];
  for (let index = 0; index < width * height; index += 1) {
    const pixel = data.subarray(index * channels + first, (index + 1) * channels);
    if (pixel.every((value) => value === 0)) continue;
    const [x, y] = [index % width, Math.floor(index / width)];
    [x_min, x_max] = [Math.min(x_min, x), Math.max(x_max, x + 1)];
    [y_min, y_max] = [Math.min(y_min, y), y + 1];
  }
  return x_max > 0 ? { x_min, x_max, y_min, y_max } : { x_min: 0, y_min: 0, x_max: width, y_max: height };
}

export const imageBoxes: readonly NodeType[] = [
  nodeType({
    ...image,
    type: 'crop_image_to_bounding_box',
    className: 'CropImageToBoundingBoxInvocation',
    title: 'Crop Image to Bounding Box',
    category: 'image',
    tags: ['image', 'crop'],
    inputs: { image: requiredInput(imageField), bounding_box: optionalInput(boundingBoxField) },
    invoke: async ({ image, bounding_box }, context) => {
      const pixels = await context.openImage(image.image_name);
      return context.saveImage(cropped(pixels, bounding_box ?? visibleBox(pixels)));
    },
  }),
  nodeType({
    ...image,
    type: 'paste_image_into_bounding_box',
    className: 'PasteImageIntoBoundingBoxInvocation',
    title: 'Paste Image into Bounding Box',
    category: 'image',
    tags: ['image', 'crop'],
    inputs: {
      source_image: requiredInput(imageField),
      target_image: requiredInput(imageField),
      bounding_box: requiredInput(boundingBoxField),
    },
    invoke: async ({ source_image, target_image, bounding_box: box }, context) => {
      const source = await context.openImage(source_image.image_name, 'RGBA');
      const target = await context.openImage(target_image.image_name, 'RGBA');
      const size = { width: box.x_max - box.x_min, height: box.y_max - box.y_min };
      checkSameSize(source, size, 'images do not match');
      return context.saveImage(paste(target, source, { x: box.x_min, y: box.y_min, mask: band(source, 3) }));
    },
  }),
  nodeType({
    ...image,
    type: 'flux_kontext_image_prep',
    className: 'FluxKontextConcatenateImagesInvocation',
    title: 'FLUX Kontext Image Prep',
    category: 'conditioning',
    tags: ['image', 'concatenate', 'flux', 'kontext'],
    inputs: {
      images: requiredInput(list(imageField, { least: 1, most: 10 })),
      use_preferred_resolution: input(bool, true),
    },
    invoke: async ({ images, use_preferred_resolution }, context) => {
      const opened: Pixels[] = [];
      for (const { image_name } of images) opened.push(await context.openImage(image_name, 'RGBA'));
      const sizes = kontextSize(opened, use_preferred_resolution);
      const width = sizes.reduce((sum, size) => sum + size.width, 0);
      let joined = blank({ ...checkSize({ width, height: sizes[0]?.height ?? 0 }), mode: 'RGB' });
      let x = 0;
      for (const [index, pixels] of opened.entries()) {
        const size = sizes[index] ?? pixels;
        joined = paste(joined, convert(await resample(pixels, size, 'lanczos'), 'RGB'), { x, y: 0 });
        x += size.width;
      }
      return context.saveImage(joined);
    },
  }),
];
