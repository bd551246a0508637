import type { PngOptions } from 'sharp';

import { paint, toBlob } from './png.js';

/** Returns a red rectangle with a transparent margin. */
export async function framed(options: PngOptions = {}): Promise<Blob> {
  const square = await paint({ width: 4, height: 3, color: [255, 0, 0, 1] })
    .png()
    .toBuffer();
  const canvas = paint({ width: 12, height: 10, color: [0, 0, 0, 0] });
  const composed = canvas.composite([{ input: square, left: 5, top: 2 }]);
  return toBlob(await composed.png(options).toBuffer(), 'image/png');
}
