import { createHash } from 'node:crypto';

import sharp from 'sharp';

/**
 * Returns the facts about an image that do not depend on the encoder: for a PNG a hash of its pixels, for other formats,
 * which lose details, the colours of its sixteenths.
 */
export async function readImage(bytes: Uint8Array): Promise<object> {
  const image = sharp(bytes);
  const { format, width, height, channels, space, depth, isPalette, comments = [] } = await image.metadata();
  const facts = { format, width, height, channels };
  if (format !== 'png') return { ...facts, preview: await previewOf(bytes) };
  const pixels = createHash('sha256')
    .update(await image.raw().toBuffer())
    .digest('hex')
    .slice(0, 16);
  return { ...facts, space, depth, isPalette, pixels, comments };
}

/** Returns red, green, blue and opacity of four rows of four fields, each from 0 to 255. */
async function previewOf(bytes: Uint8Array): Promise<number[]> {
  const small = sharp(bytes).toColourspace('srgb').ensureAlpha().resize(4, 4, { fit: 'fill', kernel: 'linear' });
  return [...(await small.raw().toBuffer())];
}
