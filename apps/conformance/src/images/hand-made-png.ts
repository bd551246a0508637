import { deflateSync } from 'node:zlib';

import { chunk } from './png-text.js';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG as no program writes it. */
export interface HandMadePng {
  readonly width: number;
  readonly height: number;
  /** 0 for grey, 2 for red, green and blue. */
  readonly colours: 0 | 2;
  /** The colour that is see-through, two bytes a channel. */
  readonly clear?: readonly number[];
  /** The lines, each after the number of its filter. */
  readonly pixels: readonly number[];
}

/** Returns a PNG put together from its parts, whether they fit or not. */
export function handMadePng({ width, height, colours, clear, pixels }: HandMadePng): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colours, 0, 0, 0], 8);
  const transparency = clear ? [chunk('tRNS', Buffer.from(clear))] : [];
  const data = chunk('IDAT', deflateSync(Buffer.from(pixels)));
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), ...transparency, data, chunk('IEND', Buffer.alloc(0))]);
}
