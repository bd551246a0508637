import type { Pixels } from '../pixels/pixels.js';
import type { Plane } from './plane.js';

const BITS = 14;
const HALF = 2 ** (BITS - 1);

const fixed = (factor: number): number => Math.round(factor * 2 ** BITS);
const whole = (value: number): number => (value + HALF) >> BITS;

const [RED, GREEN, BLUE] = [fixed(0.299), fixed(0.587), fixed(0.114)];
const [TO_U, TO_V] = [fixed(0.492), fixed(0.877)];
const [U_TO_BLUE, U_TO_GREEN] = [fixed(2.032), fixed(-0.395)];
const [V_TO_RED, V_TO_GREEN] = [fixed(1.14), fixed(-0.581)];

/** Returns an RGB image in YUV, in OpenCV's fixed-point numbers. */
export function toYuv({ width, height, data }: Pixels): Plane {
  const yuv = new Uint8ClampedArray(width * height * 3);
  for (let at = 0; at < yuv.length; at += 3) {
    const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    const y = whole(red * RED + green * GREEN + blue * BLUE);
    yuv[at] = y;
    yuv[at + 1] = whole((blue - y) * TO_U) + 128;
    yuv[at + 2] = whole((red - y) * TO_V) + 128;
  }
  return { width, height, channels: 3, data: new Uint8Array(yuv.buffer) };
}

/** Returns an image in YUV as RGB. */
export function fromYuv({ width, height, data }: Plane): Pixels {
  const rgb = new Uint8ClampedArray(width * height * 3);
  for (let at = 0; at < rgb.length; at += 3) {
    const [y, u, v] = [data[at] ?? 0, (data[at + 1] ?? 0) - 128, (data[at + 2] ?? 0) - 128];
    rgb[at] = y + whole(v * V_TO_RED);
    rgb[at + 1] = y + whole(u * U_TO_GREEN + v * V_TO_GREEN);
    rgb[at + 2] = y + whole(u * U_TO_BLUE);
  }
  return { width, height, mode: 'RGB', data: new Uint8Array(rgb.buffer) };
}
