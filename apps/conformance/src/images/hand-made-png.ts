import { deflateSync } from 'node:zlib';

import { chunk } from './png-text.js';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG that encoders do not write. */
export interface HandMadePng {
  readonly width: number;
  readonly height: number;
  /** The PNG colour type: 0 for greyscale, 2 for RGB. */
  readonly colours: 0 | 2;
  /** The transparent colour, two bytes per channel. */
  readonly transparent?: readonly number[];
  /** The scanlines, each starting with its filter type. */
  readonly pixels: readonly number[];
}

/** Returns a PNG with these parts, whether they are consistent or not. */
export function handMadePng({ width, height, colours, transparent, pixels }: HandMadePng): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colours, 0, 0, 0], 8);
  const transparency = transparent ? [chunk('tRNS', Buffer.from(transparent))] : [];
  const data = chunk('IDAT', deflateSync(Buffer.from(pixels)));
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), ...transparency, data, chunk('IEND', Buffer.alloc(0))]);
}
