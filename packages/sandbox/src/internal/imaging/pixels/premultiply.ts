import { CHANNELS, type Pixels } from './pixels.js';

/** Returns the product of two values from 0 to 255, where 255 is one. */
function multiplied(one: number, other: number): number {
  const product = one * other + 128;
  return ((product >> 8) + product) >> 8;
}

/** Returns an image with premultiplied alpha. */
export const premultiply = (pixels: Pixels): Pixels => withAlpha(pixels, multiplied);

/** Returns an image without premultiplied alpha. */
export const unpremultiply = (pixels: Pixels): Pixels =>
  withAlpha(pixels, (value, alpha) =>
    alpha === 255 || alpha === 0 ? value : Math.min(255, Math.trunc((255 * value) / alpha)),
  );

function withAlpha(pixels: Pixels, change: (value: number, alpha: number) => number): Pixels {
  const channels = CHANNELS[pixels.mode];
  if (channels % 2 === 1) return pixels;
  const data = pixels.data.slice();
  for (let start = 0; start < data.length; start += channels) {
    const alpha = data[start + channels - 1] ?? 0;
    for (let channel = 0; channel < channels - 1; channel += 1) {
      data[start + channel] = change(data[start + channel] ?? 0, alpha);
    }
  }
  return { ...pixels, data };
}
