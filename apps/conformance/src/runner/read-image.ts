import { createHash } from 'node:crypto';

import sharp from 'sharp';

/** Returns what can be said of a picture whatever program compressed it: of a lossless one every pixel. */
export async function readPicture(bytes: Uint8Array): Promise<object> {
  const picture = sharp(bytes);
  const { format, width, height, channels, space, depth, isPalette, comments = [] } = await picture.metadata();
  const facts = { format, width, height, channels };
  if (format !== 'png') return facts;
  const pixels = createHash('sha256')
    .update(await picture.raw().toBuffer())
    .digest('hex')
    .slice(0, 16);
  return { ...facts, space, depth, isPalette, pixels, comments };
}
