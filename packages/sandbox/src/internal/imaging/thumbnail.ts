import { loadSharp } from './load-sharp.js';
import type { Size } from './resize.js';

const LONGEST_SIDE = 256;

/** Returns an image, or that in the file of a path, as WebP of at most 256 pixels a side. */
export async function toThumbnail(png: Uint8Array | string, size: Size): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = thumbnailSize(size);
  const sharp = await loadSharp();
  const resized = sharp(png).resize(width, height, { fit: 'fill', kernel: 'cubic' });
  return new Uint8Array(await resized.webp({ quality: 80 }).toBuffer());
}

/** Returns the size of a thumbnail: the shorter side is rounded so that the aspect ratio is kept best. */
export function thumbnailSize({ width, height }: Size): Size {
  if (width <= LONGEST_SIDE && height <= LONGEST_SIDE) return { width, height };
  const ratio = width / height;
  return ratio <= 1
    ? { width: closest(LONGEST_SIDE * ratio, (side) => Math.abs(ratio - side / LONGEST_SIDE)), height: LONGEST_SIDE }
    : { width: LONGEST_SIDE, height: closest(LONGEST_SIDE / ratio, (side) => Math.abs(ratio - LONGEST_SIDE / side)) };
}

function closest(side: number, error: (side: number) => number): number {
  const [down, up] = [Math.floor(side), Math.ceil(side)];
  return Math.max(down === 0 || error(down) <= error(up) ? down : up, 1);
}
