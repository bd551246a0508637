import { blend } from '../../../imaging/pixels/blend.js';
import { convert } from '../../../imaging/pixels/convert.js';
import { paste } from '../../../imaging/pixels/paste.js';
import { blank, mapped, type Pixels } from '../../../imaging/pixels/pixels.js';
import { resample } from '../../../imaging/pixels/resample.js';
import { withAlphaOf } from '../../../imaging/pixels/with-alpha.js';
import { MersenneTwister } from '../../compute/mersenne-twister.js';
import { input, optionalInput, requiredInput } from '../../input.js';
import { bool, float, integer, literal } from '../../kind.js';
import { type NodeType, nodeType } from '../../node-type.js';
import { imageField, imageOutput } from '../../outputs.js';

interface Noise {
  readonly seed: number;
  readonly noise_type: 'gaussian' | 'salt_and_pepper';
  readonly amount: number;
  readonly noise_color: boolean;
}

/** Returns an image of noise, whose channels differ when it is coloured. */
function noiseOf(size: Pick<Pixels, 'height' | 'width'>, { seed, noise_type, amount, noise_color }: Noise): Pixels {
  const generator = new MersenneTwister(seed);
  // A number that does not fit a byte keeps its lowest eight bits.
  const draw =
    noise_type === 'gaussian'
      ? () => Math.trunc(generator.nextNormal() * 255) & 255
      : () => (generator.next() < 1 - amount ? 0 : 255);
  const data = new Uint8Array(size.width * size.height * 3);
  for (let at = 0; at < data.length; at += 3) {
    const first = draw();
    data.set([first, noise_color ? draw() : first, noise_color ? draw() : first], at);
  }
  return { ...size, mode: 'RGB', data };
}

export const imageNoise: readonly NodeType[] = [
  nodeType({
    type: 'img_noise',
    className: 'ImageNoiseInvocation',
    title: 'Add Image Noise',
    version: '1.1.0',
    category: 'image',
    tags: ['image', 'noise'],
    savesImage: true,
    inputs: {
      image: requiredInput(imageField),
      mask: optionalInput(imageField),
      seed: input(integer({ ge: 0, le: 4_294_967_295 }), 0),
      noise_type: input(literal(['gaussian', 'salt_and_pepper']), 'gaussian'),
      amount: input(float({ ge: 0, le: 1 }), 0.1),
      noise_color: input(bool, true),
      size: input(integer({ ge: 1 }), 1),
    },
    output: imageOutput,
    invoke: async ({ image, mask, size, ...noise }, context) => {
      const pixels = await context.openImage(image.image_name, 'RGBA');
      const { width, height } = pixels;
      const grid = { width: Math.floor(width / size), height: Math.floor(height / size) };
      // A grid without a point is black.
      const grain =
        grid.width * grid.height > 0
          ? await resample(noiseOf(grid, noise), { width, height }, 'nearest')
          : blank({ width, height, mode: 'RGB' });
      const noisy = convert(blend(convert(pixels, 'RGB'), grain, noise.amount), 'RGBA');
      const shown = mask
        ? await resample(await context.openImage(mask.image_name, 'L'), { width, height }, 'lanczos')
        : undefined;
      const result = shown ? paste(pixels, noisy, { x: 0, y: 0, mask: mapped(shown, (value) => 255 - value) }) : noisy;
      return context.saveImage(withAlphaOf(result, (_, index) => pixels.data[index * 4 + 3] ?? 0));
    },
  }),
];
