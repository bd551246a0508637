import { inpaint } from '../../imaging/opencv/inpaint.js';
import { convert } from '../../imaging/pixels/convert.js';
import { over } from '../../imaging/pixels/paste.js';
import { inverted, pasted } from '../../imaging/pixels/pasted.js';
import { band, blank, type Pixels } from '../../imaging/pixels/pixels.js';
import { resample } from '../../imaging/pixels/resample.js';
import { checkResized } from '../check-size.js';
import { tileInfill } from '../compute/tile-infill.js';
import type { NodeContext } from '../context.js';
import { input, requiredInput } from '../input.js';
import { float, integer, literal } from '../kind.js';
import { type NodeType, nodeType } from '../node-type.js';
import { colorField, imageField, imageOutput } from '../outputs.js';
import { PythonError } from '../python-error.js';

const infillFacts = { version: '1.2.2', category: 'inpaint', tags: ['image', 'inpaint'], savesImage: true } as const;
const image = requiredInput(imageField);
/** The error of OpenCV. */
const SIZES =
  'OpenCV(4.11.0) /io/opencv/modules/photo/src/inpaint.cpp:702: error: (-209:Sizes of input arguments do not match) All ' +
  "the input and output images must have the same size in function 'icvInpaint'\n";
const resampling = literal(['nearest', 'box', 'bilinear', 'hamming', 'bicubic', 'lanczos']);

/** Changes an image with alpha and saves it. Another one is returned as it is. */
async function infilled(name: string, context: NodeContext, change: (image: Pixels) => Pixels | Promise<Pixels>) {
  const pixels = await context.openImage(name);
  return pixels.mode === 'RGBA' ? context.saveImage(await change(pixels)) : context.findImage(name);
}

/** Returns an image whose masked pixels are computed from the others. */
function inpainted(pixels: Pixels, mask: Pixels): Pixels {
  const colours = convert(pixels, 'RGB');
  const { data } = inpaint({ ...colours, channels: 3 }, { ...mask, channels: 1 });
  return { ...colours, data };
}

export const infill: readonly NodeType[] = [
  nodeType({
    ...infillFacts,
    type: 'infill_rgba',
    className: 'InfillColorInvocation',
    title: 'Solid Color Infill',
    inputs: { image, color: input(colorField, { r: 127, g: 127, b: 127, a: 255 }) },
    output: imageOutput,
    invoke: ({ image, color: { r, g, b, a } }, context) =>
      infilled(image.image_name, context, (pixels) =>
        pasted(over(blank(pixels, [r, g, b, a]), pixels), pixels, band(pixels, 3)),
      ),
  }),
  nodeType({
    ...infillFacts,
    type: 'infill_tile',
    className: 'InfillTileInvocation',
    title: 'Tile Infill',
    version: '1.2.3',
    inputs: {
      image,
      tile_size: input(integer({ ge: 1 }), 32),
      seed: input(integer({ ge: 0, le: 4_294_967_295 }), 0),
    },
    output: imageOutput,
    invoke: ({ image, tile_size, seed }, context) =>
      infilled(image.image_name, context, (pixels) =>
        pasted(tileInfill(pixels, tile_size, seed), pixels, band(pixels, 3)),
      ),
  }),
  nodeType({
    ...infillFacts,
    type: 'infill_cv2',
    className: 'CV2InfillInvocation',
    title: 'CV2 Infill',
    inputs: { image },
    output: imageOutput,
    invoke: ({ image }, context) =>
      infilled(image.image_name, context, (pixels) => inpainted(pixels, inverted(band(pixels, 3)))),
  }),
  nodeType({
    ...infillFacts,
    type: 'infill_patchmatch',
    className: 'InfillPatchMatchInvocation',
    title: 'PatchMatch Infill',
    inputs: { image, downscale: input(float({ gt: 0 }), 2), resample_mode: input(resampling, 'bicubic') },
    output: imageOutput,
    // The server's own method is random, and needs a native library.
    invoke: ({ image, downscale, resample_mode }, context) =>
      infilled(image.image_name, context, async (pixels) => {
        const side = (length: number) => Math.trunc(length / downscale);
        await resample(pixels, checkResized({ width: side(pixels.width), height: side(pixels.height) }), resample_mode);
        return inpainted(pixels, inverted(band(pixels, 3)));
      }),
  }),
  nodeType({
    ...infillFacts,
    type: 'cv_inpaint',
    className: 'CvInpaintInvocation',
    title: 'OpenCV Inpaint',
    version: '1.3.1',
    tags: ['opencv', 'inpaint'],
    inputs: { image, mask: requiredInput(imageField) },
    output: imageOutput,
    invoke: async ({ image, mask }, context) => {
      const pixels = await context.openImage(image.image_name);
      const masked = inverted(await context.openImage(mask.image_name, 'L'));
      if (pixels.width !== masked.width || pixels.height !== masked.height) {
        throw new PythonError('error', SIZES, 'cv2');
      }
      return context.saveImage(inpainted(pixels, masked));
    },
  }),
];
