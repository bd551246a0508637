import type { Sharp } from 'sharp';

/**
 * Returns the bounding box of the visible pixels of an image.
 *
 * Transparent pixels are not visible; without alpha, black ones. An image without visible pixels is not cropped.
 */
export async function crop(pixels: Sharp): Promise<Sharp> {
  const { data, info } = await pixels.clone().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const first = channels % 2 === 0 ? channels - 1 : 0;
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const start = (y * width + x) * channels;
      if (data.subarray(start + first, start + channels).every((value) => value === 0)) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  if (right < 0) return pixels;
  return pixels.clone().extract({ left, top, width: right - left + 1, height: bottom - top + 1 });
}
