import { toSpace } from '../../imaging/pixels/colour-spaces.js';
import type { Pixels } from '../../imaging/pixels/pixels.js';
import { sumOfProducts } from './dot-product.js';

const f = Math.fround;
const HALF_TURN = f(Math.PI);
const TURN = f(2 * Math.PI);

/** Returns a signed byte of LAB as a value from -1 to 1. */
const axis = (byte: number): number => f(f(f((byte ^ 128) / 255) * 2) - 1);

/** Returns how much lighter a colour seems than a grey of its lightness. */
function gain(a: number, b: number): number {
  const chroma = f(Math.sqrt(f(f(a * a) + f(b * b))));
  const hue = f(Math.atan2(b, a));
  const shifted = f(f(hue - f(Math.PI / 2)) + f(3 * Math.PI));
  const turned = f(f(shifted % TURN) - HALF_TURN);
  const yellow = f(f(f(0.1644) * Math.abs(f(Math.sin(f(turned / 2))))) + f(0.0603));
  const red = Math.abs(hue) <= f(Math.PI / 2) ? f(f(f(0.1307) * Math.abs(f(Math.cos(hue)))) + f(0.006)) : 0;
  return f(yellow + red) * chroma;
}

/** Returns the lightness of an image in grey. As on the server, the gain of all pixels is added to each. */
export function achromaticLightness(pixels: Pixels): Pixels {
  const { width, height, data } = toSpace(pixels, 'LAB');
  const gains = Float32Array.from({ length: width * height }, (_, index) =>
    gain(axis(data[index * 3 + 1] ?? 0), axis(data[index * 3 + 2] ?? 0)),
  );
  const least = sumOfProducts(gains);
  const most = f(least + 1);
  const table = Uint8Array.from({ length: 256 }, (_, byte) => {
    const share = f(f(f(f(byte / 255) + least) - least) / f(most - least));
    return Math.trunc(f(share * 255));
  });
  const grey = Uint8Array.from({ length: width * height }, (_, index) => table[data[index * 3] ?? 0] ?? 0);
  return { width, height, mode: 'L', data: grey };
}
