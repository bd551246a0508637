import { Buffer } from 'node:buffer';

import { keyFrame, pictureParameters, sequenceParameters, unchangedFrame } from './h264.js';
import type { VideoContent } from './video-content.js';

/** Ticks per second. 90 000 is a multiple of all usual frame rates. */
const timescale = 90_000;
const matrix = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000];

/** Returns a file of ten frames in one second, changed by `options`. */
export function smallVideo(options: Partial<VideoContent> = {}): Uint8Array<ArrayBuffer> {
  const colour = [110, 160, 90] as const;
  return writeMp4({ width: 64, height: 48, frames: 10, fps: 10, colour, size: 0, brand: 'isom', ...options });
}

/** Returns an MP4 with a track of H.264. */
function writeMp4(content: VideoContent): Uint8Array<ArrayBuffer> {
  const { colour, frames, brand } = content;
  const samples = Array.from({ length: frames }, (_, index) => {
    const frame = index === 0 ? keyFrame(content, colour) : unchangedFrame(content, index);
    return Buffer.concat([uint(frame.length), frame]);
  });
  const start = box('ftyp', ascii(brand), uint(512), ascii(`${brand}iso2avc1mp41`));
  const { length } = movie(content, samples, 0);
  const file = Buffer.concat([start, movie(content, samples, start.length + length + 8), box('mdat', ...samples)]);
  const missing = content.size - file.length;
  return Uint8Array.from(
    missing > 0 ? Buffer.concat([file, box('free', Buffer.alloc(Math.max(missing - 8, 0)))]) : file,
  );
}

function movie({ width, height, fps }: VideoContent, samples: readonly Buffer[], offset: number): Buffer {
  const ticks = Math.round(timescale / fps);
  const duration = samples.length * ticks;
  const table = box(
    'stbl',
    fullBox('stsd', uint(1), sampleEntry({ width, height })),
    fullBox('stts', uint(1, samples.length, ticks)),
    fullBox('stss', uint(1, 1)),
    fullBox('stsc', uint(1, 1, samples.length, 1)),
    fullBox('stsz', uint(0, samples.length, ...samples.map((sample) => sample.length))),
    fullBox('stco', uint(1, offset)),
  );
  const place = uint(0, 0, 1, 0, duration, 0, 0, 0, 0, ...matrix, width * 0x10000, height * 0x10000);
  const header = fullBox('tkhd', place);
  header.writeUInt8(3, 11); // shown, and part of the movie
  const media = box(
    'mdia',
    fullBox('mdhd', uint(0, 0, timescale, duration), ushort(0x55c4, 0)),
    fullBox('hdlr', uint(0), ascii('vide'), uint(0, 0, 0), Buffer.from([0])),
    box(
      'minf',
      fullBox('vmhd', uint(0, 0)),
      box('dinf', fullBox('dref', uint(1), Buffer.concat([uint(12), ascii('url '), uint(1)]))),
      table,
    ),
  );
  const start = [uint(0, 0, timescale, duration, 0x10000), ushort(0x100, 0), uint(0, 0, ...matrix)];
  return box('moov', fullBox('mvhd', ...start, uint(0, 0, 0, 0, 0, 0, 2)), box('trak', header, media));
}

function sampleEntry({ width, height }: Pick<VideoContent, 'width' | 'height'>): Buffer {
  const sequence = sequenceParameters({ width, height });
  const picture = pictureParameters();
  const settings = box(
    'avcC',
    Buffer.from([1, 66, 0xc0, 40, 0xff, 0xe1]),
    ushort(sequence.length),
    sequence,
    Buffer.from([1]),
    ushort(picture.length),
    picture,
  );
  const resolution = uint(0x480000, 0x480000, 0);
  const head = [uint(0), ushort(0, 1), uint(0, 0, 0, 0), ushort(width, height), resolution, ushort(1)];
  return box('avc1', ...head, Buffer.alloc(32), ushort(24, 0xffff), settings);
}

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');

function uint(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, 4 * index);
  return bytes;
}

function ushort(...values: number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(value, 2 * index);
  return bytes;
}

function box(type: string, ...content: readonly Uint8Array[]): Buffer {
  const bytes = Buffer.concat(content);
  return Buffer.concat([uint(bytes.length + 8), ascii(type), bytes]);
}

const fullBox = (type: string, ...content: readonly Uint8Array[]): Buffer => box(type, uint(0), ...content);
