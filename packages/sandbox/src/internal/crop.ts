import sharp, { type Sharp } from 'sharp';

/**
 * Returns the part of a picture that shows something.
 *
 * What is transparent shows nothing; in a picture without alpha, what is black. A picture that shows nothing stays whole.
 */
export async function crop(pixels: Sharp): Promise<Sharp> {
  const { data, info } = await pixels.raw().toBuffer({ resolveWithObject: true });
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
  const whole = sharp(data, { raw: info });
  return right < 0 ? whole : whole.extract({ left, top, width: right - left + 1, height: bottom - top + 1 });
}
