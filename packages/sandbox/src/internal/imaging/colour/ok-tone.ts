import { linearOf, type Oklab } from './oklab.js';
import { type Cusp, cuspOf, type Hue } from './oklab-gamut.js';
import { power } from './power.js';
import { remainder } from './remainder.js';

const f = Math.fround;

const [K1, K2, K3] = [f(0.206), f(0.03), f(1.206 / 1.03)] as const;

/** Returns a lightness of Oklab in the scale of Okhsl and Okhsv, which is nearer to that of CIELAB. */
export function toTone(lightness: number): number {
  const scaled = f(lightness * K3);
  const part = f(scaled - K1);
  return f(f(part + f(Math.sqrt(f(f(part * part) + f(f(scaled * K2) * 4))))) * 0.5);
}

/** Returns the lightness of Oklab for one of Okhsl and Okhsv. */
export const fromTone = (tone: number): number => f(f(f(tone * tone) + f(tone * K1)) / f(f(tone + K2) * K3));

/** A hue, and the shape of sRGB in Oklab at this hue: a triangle, whose sides have these slopes. */
export interface Slice {
  readonly hue: Hue;
  readonly cusp: Cusp;
  readonly fromBlack: number;
  readonly fromWhite: number;
}

/** Returns the slice of sRGB at a hue. */
export function sliceAt(hue: Hue, steps: number): Slice {
  const cusp = cuspOf(hue, steps);
  const { lightness, chroma } = cusp;
  return { hue, cusp, fromBlack: f(chroma / lightness), fromWhite: f(chroma / f(1 - lightness)) };
}

/** Returns the direction of a hue in degrees. */
export function directionOf(degrees: number): Hue {
  const angle = f(f(remainder(degrees, 360) / 360) * f(2 * Math.PI));
  return [f(Math.cos(angle)), f(Math.sin(angle))];
}

/** Returns the hue in degrees of the axes of a colour. */
export function degreesOf(a: number, b: number): number {
  const share = f(f(f(f(Math.atan2(-b, -a)) * 0.5) / f(Math.PI)) + 0.5);
  return remainder(f(share * 360), 360);
}

/** Returns the chroma of a colour, and its axes at chroma one, which are not numbers for pure black. */
export function polarOf([, a, b]: Oklab): { readonly chroma: number; readonly hue: Hue } {
  const chroma = f(Math.sqrt(f(f(a * a) + f(b * b))));
  return { chroma, hue: [f(a / chroma), f(b / chroma)] };
}

/** Returns linear red, green and blue of a colour in polar axes. */
export const linearAt = (lightness: number, chroma: number, [a, b]: Hue): Oklab =>
  linearOf([lightness, f(a * chroma), f(b * chroma)]);

/** Returns the factor that brings the brightest of red, green and blue to one. */
export const brightestScale = (linear: Oklab): number => power(f(1 / Math.max(Math.max(...linear), 0)), f(1 / 3));

/** Returns a value, or 0 where it is not a number. */
export const orZero = (value: number): number => (Number.isNaN(value) ? 0 : value);

/** Returns a value cut to 0 to 1. */
export const cut = (value: number): number => Math.min(Math.max(value, 0), 1);
