import { createHash } from 'node:crypto';

import sharp from 'sharp';

/** Returns the facts about an image that do not depend on the encoder, for a PNG including a hash of its pixels. */
export async function readImage(bytes: Uint8Array): Promise<object> {
  const image = sharp(bytes);
  const { format, width, height, channels, space, depth, isPalette, comments = [] } = await image.metadata();
  const facts = { format, width, height, channels };
  if (format !== 'png') return facts;
  const pixels = createHash('sha256')
    .update(await image.raw().toBuffer())
    .digest('hex')
    .slice(0, 16);
  return { ...facts, space, depth, isPalette, pixels, comments };
}
