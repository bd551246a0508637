import { fromSpace, toSpace } from '../../imaging/pixels/colour-spaces.js';
import { labOf, rgbOf } from '../../imaging/pixels/lab.js';
import { changeOklab, turned } from '../../imaging/pixels/oklab.js';
import { clipped } from '../../imaging/pixels/oklab-gamut.js';
import type { Pixels } from '../../imaging/pixels/pixels.js';

const f = Math.fround;

/** Returns the remainder that has the sign of the divisor. */
function remainder(value: number, by: number): number {
  const rest = value % by;
  return rest < 0 ? f(rest + by) : f(rest);
}

/** Returns an image with `change` applied to each pixel. */
function eachPixel(pixels: Pixels, change: (values: readonly number[]) => readonly number[]): Pixels {
  const data = new Uint8Array(pixels.data.length);
  for (let at = 0; at < data.length; at += 3) data.set(change([...pixels.data.subarray(at, at + 3)]), at);
  return { ...pixels, data };
}

/** Returns an RGB image whose hue is turned in HSV. */
export function turnedHsv(pixels: Pixels, degrees: number): Pixels {
  const table = Uint8Array.from({ length: 256 }, (_, byte) => {
    const hue = f(remainder(f(f(f(byte / 255) * 360) + f(degrees)), 360) / 360);
    return Math.trunc(f(hue * 255));
  });
  const { data, ...hsv } = toSpace(pixels, 'HSV');
  return fromSpace(
    { ...hsv, data: data.map((value, index) => (index % 3 === 0 ? (table[value] ?? 0) : value)) },
    'HSV',
  );
}

/** Returns an RGB image whose hue is turned in LAB, its lightness kept. */
export function turnedLch(pixels: Pixels, degrees: number): Pixels {
  const [half, whole] = [f(Math.PI), f(2 * Math.PI)];
  const turn = f((degrees / 180) * Math.PI);
  const axis = (byte: number) => f(f(f((byte ^ 128) / 255) * 2) - 1);
  const toByte = (value: number) => (Math.trunc(f(f(f(value + 1) / 2) * 255)) & 255) ^ 128;
  return eachPixel(pixels, (rgb) => {
    const [lightness = 0, red = 0, yellow = 0] = labOf(rgb, 'fine');
    const [a, b] = [axis(red), axis(yellow)];
    const chroma = f(Math.sqrt(f(f(a * a) + f(b * b))));
    const hue = f(f(Math.atan2(b, a)) + turn);
    const angle = f(remainder(f(hue + half), whole) - half);
    return rgbOf([lightness, toByte(f(chroma * f(Math.cos(angle)))), toByte(f(chroma * f(Math.sin(angle))))], 'fine');
  });
}

/** How colours outside sRGB are brought back: 0 cuts them, more keeps chroma rather than lightness. */
export interface Gamut {
  readonly alpha: number;
  readonly steps: number;
}

/** Returns an RGB image whose hue is turned in Oklab. */
export const turnedOklch = (pixels: Pixels, degrees: number, { alpha, steps }: Gamut): Pixels =>
  changeOklab(
    pixels,
    (colour) => turned(colour, f(degrees)),
    (linear) => (alpha > 0 ? clipped(linear, alpha, steps) : linear),
  );

/** Returns an RGB image with the lightness of another one. */
export function withLightnessOf(pixels: Pixels, other: Pixels): Pixels {
  let at = 0;
  return eachPixel(pixels, (rgb) => {
    const [lightness = 0] = labOf([...other.data.subarray(at, at + 3)], 'fine');
    at += 3;
    const [, a = 0, b = 0] = labOf(rgb, 'fine');
    return rgbOf([lightness, a, b], 'fine');
  });
}
