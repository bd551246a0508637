import { castByte } from '../../../imaging/colour/cast-byte.js';
import { gammaEncoded } from '../../../imaging/colour/gamma.js';
import type { Colour } from '../../../imaging/colour/hsl.js';
import { clipped } from '../../../imaging/colour/oklab-gamut.js';
import { convert } from '../../../imaging/pixels/convert.js';
import { forEachRow } from '../../../imaging/pixels/for-each-row.js';
import type { Pixels } from '../../../imaging/pixels/pixels.js';
import { achromaticValues } from '../achromatic-lightness.js';
import { blender, isCutEarly, needsHue } from './blend-modes.js';
import { BLEND_SPACES, type BlendSpace, type Gamut } from './blend-space.js';

const f = Math.fround;
const LARGEST = f(3.4028234663852886e38);

/** Layers of one size. The mask is grey; where it is light, the upper layer is transparent. */
export interface Layers {
  readonly upper: Pixels;
  readonly base: Pixels;
  readonly mask: Pixels | undefined;
}

/** How layers are blended. */
export interface Blend {
  readonly mode: string;
  readonly space: keyof typeof BLEND_SPACES;
  readonly opacity: number;
  readonly gamut: Gamut;
}

const each = ([x, y, z]: Colour, change: (value: number) => number): Colour => [change(x), change(y), change(z)];
const orLargest = (value: number): number => (Number.isNaN(value) ? LARGEST : value);
const cut = (value: number): number => Math.min(Math.max(value, 0), 1);

/** Returns linear colours inside sRGB. */
function cutEarly(linear: Colour, { alpha, steps }: Gamut): Colour {
  const numbers = each(linear, orLargest);
  return each(alpha > 0 ? each(clipped(numbers, alpha, steps), orLargest) : numbers, cut);
}

/** Returns a function that blends two colours, from 0 to 255, to linear light. */
function pixelBlender({ mode, space, gamut }: Blend): (upper: Colour, lower: Colour, isDarker: boolean) => Colour {
  const isColour = space === 'RGB' || space === 'Linear';
  const inside: BlendSpace = BLEND_SPACES[isColour && needsHue(mode) ? 'HSL' : space];
  const blend = blender(mode, inside);
  const isEarly = isCutEarly(mode);
  return (upper, lower, isDarker) => {
    const blended = blend({ upper: inside.of(upper, gamut), lower: inside.of(lower, gamut), isDarker });
    const linear = inside.toLinear(blended, gamut);
    if (!isEarly) return linear;
    // The server converts this mode to linear light twice where a space has no lightness.
    const isTwice = mode === 'Vivid Light' && !inside.polar;
    return cutEarly(isTwice ? inside.toLinear(cutEarly(linear, gamut), gamut) : linear, gamut);
  };
}

/** Returns two layers blended, in the mode of the base. */
export async function blendedLayers({ upper, base, mask }: Layers, blend: Blend): Promise<Pixels> {
  const { width, height } = base;
  const [above, below] = [withoutGreyAlpha(upper), withoutGreyAlpha(base)];
  const isLightness = blend.mode.endsWith('(EAL)');
  const lightness = isLightness ? [achromaticValues(above), achromaticValues(below)] : [];
  const opacity = f(blend.opacity);
  const blendPixel = pixelBlender(blend);
  const data = new Uint8Array(width * height * 4);
  await forEachRow(height, (y) => {
    for (let index = y * width; index < (y + 1) * width; index += 1) {
      const [one, other] = [pixelOf(above, index), pixelOf(below, index)];
      const isDarker = (lightness[0]?.[index] ?? 0) < (lightness[1]?.[index] ?? 0);
      const { alpha, steps } = blend.gamut;
      const linear = blendPixel(one, other, isDarker);
      const colour = each(alpha > 0 ? clipped(linear, alpha, steps) : linear, gammaEncoded);
      const covering = f(f((above.data[index * 4 + 3] ?? 0) / 255) * opacity);
      const shown = mask ? f(covering * f(1 - f((mask.data[index] ?? 0) / 255))) : covering;
      const lower = f((below.data[index * 4 + 3] ?? 0) / 255);
      const total = f(shown + f(lower * f(1 - shown)));
      const composed = colour.map((value, channel) =>
        f(f(f(orLargest(value) * shown) + f(f(f((other[channel] ?? 0) / 255) * lower) * f(1 - shown))) / total),
      );
      data.set(
        [...composed, total].map((value) => castByte(f(value * 255))),
        index * 4,
      );
    }
  });
  return convert({ width, height, mode: 'RGBA', data }, base.mode);
}

/** Returns an image with alpha. The server ignores that of a grey one. */
const withoutGreyAlpha = (pixels: Pixels): Pixels =>
  convert(pixels.mode === 'LA' ? convert(pixels, 'L') : pixels, 'RGBA');

const pixelOf = ({ data }: Pixels, index: number): Colour => [
  data[index * 4] ?? 0,
  data[index * 4 + 1] ?? 0,
  data[index * 4 + 2] ?? 0,
];
