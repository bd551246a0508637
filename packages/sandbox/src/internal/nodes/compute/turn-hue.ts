import { fromLch, toLch } from '../../imaging/colour/lch.js';
import { fromOkhsl, toOkhsl } from '../../imaging/colour/okhsl.js';
import { fromOkhsv, toOkhsv } from '../../imaging/colour/okhsv.js';
import { changeOklab, toOklab, turned } from '../../imaging/colour/oklab.js';
import { clipped } from '../../imaging/colour/oklab-gamut.js';
import { remainder } from '../../imaging/colour/remainder.js';
import { fromSpace, toSpace } from '../../imaging/pixels/colour-spaces.js';
import { labOf, rgbOf } from '../../imaging/pixels/lab.js';
import type { Pixels } from '../../imaging/pixels/pixels.js';
import type { Gamut } from './blend/blend-space.js';

const f = Math.fround;

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
  return eachPixel(pixels, (rgb) => {
    const [lightness, chroma, hue] = toLch(rgb);
    return fromLch([lightness, chroma, f(remainder(f(f(hue + turn) + half), whole) - half)]);
  });
}

/** Returns an RGB image whose hue is turned in Okhsl or Okhsv. What leaves sRGB is brought back in lightness. */
export function turnedOk(pixels: Pixels, degrees: number, { space, steps }: { space: OkSpace; steps: number }): Pixels {
  const { to, from } = OK_SPACES[space];
  return eachPixel(pixels, ([red = 0, green = 0, blue = 0]) => {
    const [hue, ...rest] = to(toOklab(red, green, blue), steps);
    return from([remainder(f(hue + f(degrees)), 360), ...rest], 0, steps).map((value) => Math.trunc(f(value * 255)));
  });
}

const OK_SPACES = { Okhsl: { to: toOkhsl, from: fromOkhsl }, Okhsv: { to: toOkhsv, from: fromOkhsv } } as const;
type OkSpace = keyof typeof OK_SPACES;

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
