import { Buffer } from 'node:buffer';

import type { Sharp } from 'sharp';

import { loadSharp } from './load-sharp.js';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Images with fewer colours, but more than two, are treated as maps, whose colours must not be mixed. */
const MAP_COLOURS = 200;

/** Returns an image resized to a size, with an alpha channel of 0 and 255 only. */
export async function resize(pixels: Sharp, { width, height }: Size): Promise<Sharp> {
  const sharp = await loadSharp();
  const { data, info } = await pixels.toColourspace('srgb').ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  if (info.width === width && info.height === height) return sharp(data, { raw: info });

  // Separately: transparent pixels must not change the colours of their neighbours.
  const [colours, alpha] = split(data);
  const kernel = isMap(colours) ? 'nearest' : 'cubic';
  const scale = (part: Buffer, channels: 1 | 3) =>
    sharp(part, { raw: { ...info, channels } }).resize(width, height, { fit: 'fill', kernel });
  const mask = await scale(alpha, 1).threshold(128).toColourspace('b-w').raw().toBuffer();
  const scaled = await scale(colours, 3).raw().toBuffer();
  const raw = { width, height, channels: 3 } as const;
  const joined = sharp(scaled, { raw }).joinChannel(mask, { raw: { ...raw, channels: 1 } });
  return sharp(await joined.raw().toBuffer(), { raw: { ...raw, channels: 4 } });
}

function split(pixels: Buffer): [colours: Buffer, alpha: Buffer] {
  const count = pixels.length / 4;
  const [colours, alpha] = [Buffer.alloc(count * 3), Buffer.alloc(count)];
  for (let index = 0; index < count; index += 1) {
    pixels.copy(colours, index * 3, index * 4, index * 4 + 3);
    alpha[index] = pixels[index * 4 + 3] ?? 0;
  }
  return [colours, alpha];
}

function isMap(colours: Buffer): boolean {
  const seen = new Set<number>();
  for (let index = 0; index < colours.length && seen.size < MAP_COLOURS; index += 3)
    seen.add(colours.readUIntBE(index, 3));
  return seen.size > 2 && seen.size < MAP_COLOURS;
}
