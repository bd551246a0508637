import { toSpace } from '../../imaging/pixels/colour-spaces.js';
import { labOf } from '../../imaging/pixels/lab.js';
import { CHANNELS, type Pixels } from '../../imaging/pixels/pixels.js';
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

/** Returns the lightness of each byte. As on the server, the gain of all pixels is added to each. */
function lightnessTable(lab: Uint8Array): Float32Array {
  const gains = Float32Array.from({ length: lab.length / 3 }, (_, index) =>
    gain(axis(lab[index * 3 + 1] ?? 0), axis(lab[index * 3 + 2] ?? 0)),
  );
  const least = sumOfProducts(gains);
  const most = f(least + 1);
  return Float32Array.from({ length: 256 }, (_, byte) => f(f(f(f(byte / 255) + least) - least) / f(most - least)));
}

/** Returns the lightness of an image in grey. */
export function achromaticLightness(pixels: Pixels): Pixels {
  const { width, height, data } = toSpace(pixels, 'LAB');
  const table = lightnessTable(data);
  const grey = Uint8Array.from({ length: width * height }, (_, index) =>
    Math.trunc(f((table[data[index * 3] ?? 0] ?? 0) * 255)),
  );
  return { width, height, mode: 'L', data: grey };
}

/** Returns the lightness of each pixel of an image, from 0 to 1. */
export function achromaticValues({ width, height, mode, data }: Pixels): Float32Array {
  const channels = CHANNELS[mode];
  const lab = new Uint8Array(width * height * 3);
  for (let index = 0; index < width * height; index += 1) {
    lab.set(labOf([...data.subarray(index * channels, index * channels + 3)], 'fine'), index * 3);
  }
  const table = lightnessTable(lab);
  return Float32Array.from({ length: width * height }, (_, index) => table[lab[index * 3] ?? 0] ?? 0);
}
