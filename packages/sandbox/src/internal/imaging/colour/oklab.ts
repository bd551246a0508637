import type { Pixels } from '../pixels/pixels.js';
import { gammaEncoded, LINEAR_LIGHT } from './gamma.js';
import { power } from './power.js';
import { remainder } from './remainder.js';

const f = Math.fround;

type Matrix = readonly (readonly number[])[];

/** Lightness and the two axes of colour. */
export type Oklab = readonly [lightness: number, a: number, b: number];

const rounded = (matrix: Matrix): Matrix => matrix.map((row) => row.map(f));

const TO_CONES = rounded([
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
]);
const FROM_CONES = rounded([
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
]);
const TO_LAB = rounded([
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
]);
const FROM_LAB = rounded([
  [1, 0.3963377774, 0.2158037573],
  [1, -0.1055613458, -0.0638541728],
  [1, -0.0894841775, -1.291485548],
]);

/** Multiplies in single precision, in the server's order. */
const product = (matrix: Matrix, [x, y, z]: Oklab): Oklab => {
  const row = (index: number): number => {
    const [a = 0, b = 0, c = 0] = matrix[index] ?? [];
    return f(f(c * z) + f(f(b * y) + f(a * x)));
  };
  return [row(0), row(1), row(2)];
};

const cubeRoot = (value: number): number => f(Math.sign(value) * power(Math.abs(value), f(1 / 3)));

/** Returns the colour of red, green and blue from 0 to 255. */
export const toOklab = (red: number, green: number, blue: number): Oklab => {
  const [x, y, z] = product(TO_CONES, [LINEAR_LIGHT[red] ?? 0, LINEAR_LIGHT[green] ?? 0, LINEAR_LIGHT[blue] ?? 0]);
  return product(TO_LAB, [cubeRoot(x), cubeRoot(y), cubeRoot(z)]);
};

const cube = (value: number): number => f(f(value * value) * value);

const toByte = (value: number): number => Math.trunc(f(Math.min(gammaEncoded(value), 1) * 255));

/** Returns the cube roots of what the cones see of a colour. */
export const toCones = (colour: Oklab): Oklab => product(FROM_LAB, colour);

/** Returns linear red, green and blue of what the cones see. */
export const toLinear = (cones: Oklab): Oklab => product(FROM_CONES, cones);

/** Returns linear red, green and blue of a colour. */
export function linearOf(colour: Oklab): Oklab {
  const [x, y, z] = toCones(colour);
  return toLinear([cube(x), cube(y), cube(z)]);
}

/** Returns the colour of linear red, green and blue. */
export function ofLinear(rgb: Oklab): Oklab {
  const [x, y, z] = product(TO_CONES, rgb);
  return product(TO_LAB, [cubeRoot(x), cubeRoot(y), cubeRoot(z)]);
}

/**
 * Returns an RGB image with `change` applied to the colour of each pixel, whose number is the second parameter. `clip`
 * brings linear colours into sRGB; what is outside after it is cut.
 */
export function changeOklab(
  pixels: Pixels,
  change: (colour: Oklab, index: number) => Oklab,
  clip: (linear: Oklab) => Oklab = (linear) => linear,
): Pixels {
  const data = new Uint8Array(pixels.data.length);
  for (let start = 0; start < data.length; start += 3) {
    const [red = 0, green = 0, blue = 0] = pixels.data.subarray(start, start + 3);
    data.set(clip(linearOf(change(toOklab(red, green, blue), start / 3))).map(toByte), start);
  }
  return { ...pixels, data };
}

const DEGREE = f(Math.PI / 180);

/** Returns lightness, chroma and hue in degrees: Oklab in polar axes. */
export function toOklch([lightness, a, b]: Oklab): Oklab {
  const chroma = f(Math.sqrt(f(f(a * a) + f(b * b))));
  return [lightness, chroma, remainder(f(f(Math.atan2(b, a)) * f(180 / Math.PI)), 360)];
}

/** Returns the colour of lightness, chroma and hue in degrees. */
export function fromOklch([lightness, chroma, hue]: Oklab): Oklab {
  const angle = f(hue * DEGREE);
  return [lightness, f(chroma * f(Math.cos(angle))), f(chroma * f(Math.sin(angle)))];
}

/** Returns a colour with its hue turned by degrees. */
export function turned(colour: Oklab, degrees: number): Oklab {
  const [lightness, chroma, hue] = toOklch(colour);
  return fromOklch([lightness, chroma, remainder(f(hue + degrees), 360)]);
}
