import { castByte } from '../../../imaging/colour/cast-byte.js';
import { LINEAR_LIGHT, linearLight } from '../../../imaging/colour/gamma.js';
import { type Colour, fromHsl, toHsl } from '../../../imaging/colour/hsl.js';
import { fromLch, toLch } from '../../../imaging/colour/lch.js';
import { fromOkhsl, toOkhsl } from '../../../imaging/colour/okhsl.js';
import { fromOkhsv, toOkhsv } from '../../../imaging/colour/okhsv.js';
import { fromOklch, linearOf, toOklab, toOklch } from '../../../imaging/colour/oklab.js';
import { remainder } from '../../../imaging/colour/remainder.js';
import { COLOUR_SPACES } from '../../../imaging/pixels/colour-spaces.js';

const f = Math.fround;

/** How colours outside sRGB are brought back: 0 cuts them, more keeps chroma rather than lightness. */
export interface Gamut {
  readonly alpha: number;
  readonly steps: number;
}

/** A space in which layers are blended. */
export interface BlendSpace {
  /** Which values are the lightness, the saturation and the hue, where there are such, and when hue starts again. */
  readonly polar?: {
    readonly lightness: 0 | 2;
    readonly hue: 0 | 2;
    readonly period: number;
  };
  /** Returns the colour of red, green and blue from 0 to 255. */
  of(rgb: Colour, gamut: Gamut): Colour;
  /** Returns red, green and blue in linear light. */
  toLinear(colour: Colour, gamut: Gamut): Colour;
}

const each = ([x, y, z]: Colour, change: (value: number) => number): Colour => [change(x), change(y), change(z)];
const share = (byte: number): number => f(byte / 255);
const lightOf = (byte: number): number => LINEAR_LIGHT[byte] ?? 0;
const cut = (value: number): number => Math.min(Math.max(value, 0), 1);
const hueFirst = { lightness: 2, hue: 0, period: 360 } as const;

const { from: toHsv, to: fromHsv } = COLOUR_SPACES.HSV;

const hsvBytes = ([hue, saturation, value]: Colour): readonly number[] =>
  [f(remainder(hue, 360) / 360), cut(saturation), cut(value)].map((one) => castByte(f(one * 255)));

/** The spaces of a node that blends, by the first word of their names. */
export const BLEND_SPACES = {
  RGB: { of: (rgb) => each(rgb, share), toLinear: (colour) => each(colour, linearLight) },
  Linear: { of: (rgb) => each(rgb, lightOf), toLinear: (colour) => colour },
  HSL: {
    polar: hueFirst,
    of: (rgb) => toHsl(each(rgb, share)),
    toLinear: (colour) => each(fromHsl(colour), linearLight),
  },
  HSV: {
    polar: hueFirst,
    of: (rgb) => {
      const [hue = 0, saturation = 0, value = 0] = toHsv(rgb);
      return [f(share(hue) * 360), share(saturation), share(value)];
    },
    toLinear: (colour) => each(fromHsv(hsvBytes(colour)), lightOf),
  },
  Okhsl: {
    polar: hueFirst,
    of: ([red, green, blue], { steps }) => toOkhsl(toOklab(red, green, blue), steps),
    toLinear: (colour, { alpha, steps }) => each(fromOkhsl(colour, alpha, steps), linearLight),
  },
  Okhsv: {
    polar: hueFirst,
    of: ([red, green, blue], { steps }) => toOkhsv(toOklab(red, green, blue), steps),
    toLinear: (colour, { alpha, steps }) => each(fromOkhsv(colour, alpha, steps), linearLight),
  },
  Oklch: {
    polar: { lightness: 0, hue: 2, period: 360 },
    of: ([red, green, blue]) => toOklch(toOklab(red, green, blue)),
    toLinear: (colour) => linearOf(fromOklch(colour)),
  },
  LCh: {
    polar: { lightness: 0, hue: 2, period: f(2 * Math.PI) },
    of: toLch,
    toLinear: (colour) => each(fromLch(colour), lightOf),
  },
} satisfies Record<string, BlendSpace>;
