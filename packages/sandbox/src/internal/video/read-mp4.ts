import type { Buffer } from 'node:buffer';

import type { ByteSource } from '../validation/byte-source.js';
import { type Box, boxesIn, contentOf, findBox } from './boxes.js';

/** What the server knows of a video. */
export interface VideoFacts {
  readonly width: number;
  readonly height: number;
  /** Seconds, in hundredths. */
  readonly duration: number;
  /** Frames per second, in hundredths; `null` when the file lacks it. */
  readonly fps: number | null;
}

/** The most pixels of a frame. */
const MOST_PIXELS = 64 * 1024 * 1024;

/** Returns whether a file calls itself an MP4, near its beginning, and not a QuickTime movie. */
export function isMp4(file: ByteSource): boolean {
  for (const { type, start } of boxesIn(file)) {
    if (start > 64 * 1024) return false;
    if (type !== 'ftyp') continue;
    const brand = file.read(start, 4).toString('latin1');
    return brand.length === 4 && brand !== 'qt  ';
  }
  return false;
}

/** Returns the facts of a video with H.264 whose first frame is there. Throws for any other. Decodes nothing. */
export function readMp4(file: ByteSource): VideoFacts {
  const movie = findBox(file, ['moov']);
  if (!movie) throw new RangeError('there is no movie');
  const track = videoTrack(file, movie);
  const media = findBox(file, ['mdia'], track);
  const table = findBox(file, ['minf', 'stbl'], media);
  const entry = contentOf(file, findBox(file, ['stsd'], table));
  if (!/^avc[13]$/.test(entry.toString('latin1', 12, 16))) throw new RangeError('the codec is not H.264');
  const [width, height] = [entry.readUInt16BE(40), entry.readUInt16BE(42)];
  if (width * height === 0 || width * height > MOST_PIXELS) throw new RangeError('a frame has no such size');
  assertFirstFrame(file, table);
  const isTurned = contentOf(file, findBox(file, ['tkhd'], track)).readInt32BE(isLong(file, track) ? 52 : 40) === 0;
  const size = isTurned ? { width: height, height: width } : { width, height };
  return { ...size, duration: durationOf(file, movie), fps: frameRate(file, media, table) };
}

function videoTrack(file: ByteSource, movie: Box): Box {
  for (const box of boxesIn(file, movie.start, movie.end)) {
    const handler = box.type === 'trak' ? findBox(file, ['mdia', 'hdlr'], box) : undefined;
    if (handler && file.read(handler.start + 8, 4).toString('latin1') === 'vide') return box;
  }
  throw new RangeError('there is no video track');
}

const isLong = (file: ByteSource, track: Box): boolean =>
  contentOf(file, findBox(file, ['tkhd'], track)).readUInt8(0) === 1;

/** Returns the ticks per second and the duration in ticks of a box that begins with its times. */
function ticksOf(header: Buffer): { readonly scale: number; readonly ticks: number } {
  return header.readUInt8(0) === 1
    ? { scale: header.readUInt32BE(20), ticks: Number(header.readBigUInt64BE(24)) }
    : { scale: header.readUInt32BE(12), ticks: header.readUInt32BE(16) };
}

function durationOf(file: ByteSource, movie: Box): number {
  const { scale, ticks } = ticksOf(contentOf(file, findBox(file, ['mvhd'], movie)));
  return Math.round((100 * ticks) / scale) / 100;
}

function frameRate(file: ByteSource, media: Box | undefined, table: Box | undefined): number | null {
  const { scale } = ticksOf(contentOf(file, findBox(file, ['mdhd'], media)));
  const durations = contentOf(file, findBox(file, ['stts'], table));
  let [frames, ticks] = [0, 0];
  for (let index = 0; index < durations.readUInt32BE(4); index++) {
    const count = durations.readUInt32BE(8 + 8 * index);
    frames += count;
    ticks += count * durations.readUInt32BE(12 + 8 * index);
  }
  return ticks > 0 && frames > 0 ? Math.round((100 * frames * scale) / ticks) / 100 : null;
}

/** Throws unless the first frame is in the file, and made of whole units. */
function assertFirstFrame(file: ByteSource, table: Box | undefined): void {
  const sizes = contentOf(file, findBox(file, ['stsz'], table));
  const size = sizes.readUInt32BE(4) || sizes.readUInt32BE(12);
  const short = findBox(file, ['stco'], table);
  const places = contentOf(file, short ?? findBox(file, ['co64'], table));
  const place = short ? places.readUInt32BE(8) : Number(places.readBigUInt64BE(8));
  if (size === 0 || place + size > file.size) throw new RangeError('the first frame is cut off');
  for (let unit = place; unit < place + size; ) {
    const header = file.read(unit, 5);
    const length = header.readUInt32BE(0);
    const isUnit = length > 0 && unit + 4 + length <= place + size && header.readUInt8(4) < 0x80;
    if (!isUnit) throw new RangeError('the first frame cannot be decoded');
    unit += 4 + length;
  }
}
