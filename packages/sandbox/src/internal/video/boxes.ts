import type { Buffer } from 'node:buffer';

import type { ByteSource } from '../validation/byte-source.js';

/** A box of an MP4: where its content is. */
export interface Box {
  readonly type: string;
  /** The place of the content, without the header. */
  readonly start: number;
  /** The place after the content. Not after the end of the file, where a file was cut off. */
  readonly end: number;
}

/** Yields the boxes in part of a file, by default all of it. A box that is shorter than its header is the last one. */
export function* boxesIn(file: ByteSource, start = 0, end = file.size): Generator<Box> {
  for (let place = start; place + 8 <= end; ) {
    const header = file.read(place, 16);
    const short = header.readUInt32BE(0);
    const isLong = short === 1 && header.length === 16;
    const size = short === 0 ? end - place : isLong ? Number(header.readBigUInt64BE(8)) : short;
    const headerSize = isLong ? 16 : 8;
    if (size < headerSize) return;
    const type = header.toString('latin1', 4, 8);
    yield { type, start: place + headerSize, end: Math.min(place + size, end) };
    place += size;
  }
}

/** Returns the box at a path of types, the first of several; undefined when there is none. */
export function findBox(file: ByteSource, path: readonly string[], within?: Box): Box | undefined {
  const [type, ...rest] = path;
  if (type === undefined) return within;
  for (const box of boxesIn(file, within?.start, within?.end)) {
    if (box.type === type) return findBox(file, rest, box);
  }
  return undefined;
}

/** Returns the content of a box. Throws when it is larger than any of a table. */
export function contentOf(file: ByteSource, box: Box | undefined): Buffer {
  if (!box) throw new RangeError('the box is missing');
  if (box.end - box.start > LARGEST) throw new RangeError('the box is too large');
  return file.read(box.start, box.end - box.start);
}

const LARGEST = 16 * 1024 * 1024;
