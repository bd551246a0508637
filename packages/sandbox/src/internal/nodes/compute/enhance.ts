import { blend } from '../../imaging/pixels/blend.js';
import { convert } from '../../imaging/pixels/convert.js';
import { inverted } from '../../imaging/pixels/pasted.js';
import { blank, CHANNELS, type Pixels } from '../../imaging/pixels/pixels.js';
import { smooth } from '../../imaging/pixels/smooth.js';
import { withAlphaOf } from '../../imaging/pixels/with-alpha.js';

/** How much an image is changed; 1 is not at all. */
export interface Enhancement {
  readonly invert: boolean;
  readonly color: number;
  readonly contrast: number;
  readonly brightness: number;
  readonly sharpness: number;
}

/** Returns an image with other colours, contrast, brightness and sharpness, changed in this order. */
export function enhanced(image: Pixels, { invert, color, contrast, brightness, sharpness }: Enhancement): Pixels {
  const steps: readonly [factor: number, dull: (pixels: Pixels) => Pixels][] = [
    [color, withoutColour],
    [contrast, uniform],
    [brightness, (pixels) => withAlphaLike(blank(pixels), pixels)],
    [sharpness, (pixels) => withAlphaLike(smooth(pixels), pixels)],
  ];
  const isPlain = image.mode === 'L' || image.mode === 'RGB';
  let result = invert ? inverted(isPlain ? image : convert(image, 'RGB')) : image;
  for (const [factor, dull] of steps) if (factor !== 1) result = blend(dull(result), result, factor);
  return result;
}

const hasAlpha = ({ mode }: Pixels): boolean => CHANNELS[mode] % 2 === 0;

const withoutColour = (pixels: Pixels): Pixels => convert(convert(pixels, hasAlpha(pixels) ? 'LA' : 'L'), pixels.mode);

/** Returns an image of the mean brightness. */
function uniform(pixels: Pixels): Pixels {
  const grey = convert(pixels, 'L');
  const sum = grey.data.reduce((total, value) => total + value, 0);
  const mean = Math.trunc(sum / grey.data.length + 0.5);
  return withAlphaLike(convert(blank(grey, [mean]), pixels.mode), pixels);
}

/** Returns an image with the opacity of another one of the same mode. */
function withAlphaLike(pixels: Pixels, other: Pixels): Pixels {
  if (!hasAlpha(other)) return pixels;
  const channels = CHANNELS[other.mode];
  return withAlphaOf(pixels, (_, index) => other.data[(index + 1) * channels - 1] ?? 0);
}
