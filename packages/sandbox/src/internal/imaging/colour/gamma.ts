import { power } from './power.js';

const f = Math.fround;

/** Returns a value of sRGB in linear light, in single precision. */
export const linearLight = (value: number): number =>
  value <= f(0.0404482362771082) ? f(value / f(12.92)) : power(f(f(value + f(0.055)) / f(1.055)), f(2.4));

/** Returns a value of linear light in sRGB, cut to what sRGB can hold. */
export function gammaEncoded(linear: number): number {
  const inside = Math.min(Math.max(linear, 0), 1);
  if (inside <= f(0.0031308)) return f(inside * f(12.92));
  return f(f(f(1.055) * power(inside, f(1 / 2.4))) - f(0.055));
}

/** The linear light of each byte. */
export const LINEAR_LIGHT: readonly number[] = Array.from({ length: 256 }, (_, byte) => linearLight(f(byte / 255)));
