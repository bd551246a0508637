import { Buffer } from 'node:buffer';

import { loadSharp } from '../imaging/load-sharp.js';
import type { Size } from '../imaging/resize.js';
import { thumbnailSize } from '../imaging/thumbnail.js';

/** Returns a WebP of the size of a video's thumbnail that shows a triangle: nothing here decodes frames. */
export async function drawPlaceholder(size: Size): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = thumbnailSize(size);
  const [x, y, side] = [width / 2, height / 2, Math.min(width, height) / 5];
  const triangle = `M${x - side} ${y - side}L${x + side} ${y}L${x - side} ${y + side}z`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="#4682b4"/><path d="${triangle}" fill="#fff"/></svg>`;
  const sharp = await loadSharp();
  return new Uint8Array(await sharp(Buffer.from(svg)).removeAlpha().webp({ quality: 80 }).toBuffer());
}
