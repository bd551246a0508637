import { labOf, rgbOf } from '../pixels/lab.js';
import { castByte } from './cast-byte.js';
import type { Colour } from './hsl.js';

const f = Math.fround;

const axis = (byte: number): number => f(f(f((byte ^ 128) / 255) * 2) - 1);
const axisByte = (value: number): number => castByte(f(f(f(value + 1) / 2) * 255)) ^ 128;
const cut = (value: number): number => Math.min(Math.max(value, 0), 1);

/** Returns lightness, chroma and hue in radians of red, green and blue from 0 to 255: CIELAB in polar axes. */
export function toLch(rgb: readonly number[]): Colour {
  const [lightness = 0, red = 0, yellow = 0] = labOf(rgb, 'fine');
  const [a, b] = [axis(red), axis(yellow)];
  return [f(lightness / 255), f(Math.sqrt(f(f(a * a) + f(b * b)))), f(Math.atan2(b, a))];
}

/** Returns red, green and blue from 0 to 255 of lightness, chroma and hue. An axis that is too long starts again. */
export function fromLch([lightness, chroma, hue]: Colour): readonly [number, number, number] {
  const [a, b] = [f(chroma * f(Math.cos(hue))), f(chroma * f(Math.sin(hue)))];
  return rgbOf([castByte(f(cut(lightness) * 255)), axisByte(a), axisByte(b)], 'fine');
}
