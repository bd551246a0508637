import { BitWriter } from './bit-writer.js';
import type { Colour } from './video-content.js';

/** Width and height in pixels, both even. */
interface Size {
  readonly width: number;
  readonly height: number;
}

const macroblocks = ({ width, height }: Size) => ({ across: Math.ceil(width / 16), down: Math.ceil(height / 16) });

/** Returns the sequence parameter set of a stream of the constrained baseline profile. */
export function sequenceParameters({ width, height }: Size): Uint8Array<ArrayBuffer> {
  const { across, down } = macroblocks({ width, height });
  const right = (across * 16 - width) / 2;
  const bottom = (down * 16 - height) / 2;
  const writer = new BitWriter().bits(66, 8).bits(0xc0, 8).bits(40, 8); // profile, its constraints, level 4
  writer.unsigned(0).unsigned(0).unsigned(2).unsigned(1).bits(0, 1); // frames are shown as they are stored
  writer
    .unsigned(across - 1)
    .unsigned(down - 1)
    .bits(0b11, 2);
  writer.bits(right + bottom > 0 ? 1 : 0, 1);
  if (right + bottom > 0) writer.unsigned(0).unsigned(right).unsigned(0).unsigned(bottom);
  return unit(0x67, writer.bits(0, 1).end());
}

/** Returns the picture parameter set: variable-length codes, no reordering, deblocking chosen by each slice. */
export function pictureParameters(): Uint8Array<ArrayBuffer> {
  const writer = new BitWriter().unsigned(0).unsigned(0).bits(0, 2).unsigned(0).unsigned(0).unsigned(0).bits(0, 3);
  return unit(0x68, writer.unsigned(0).unsigned(0).unsigned(0).bits(0b100, 3).end());
}

/** Returns a key frame of one colour: a block with its values, from which all others are predicted. */
export function keyFrame(size: Size, [y, cb, cr]: Colour): Uint8Array<ArrayBuffer> {
  const { across, down } = macroblocks(size);
  const writer = new BitWriter().unsigned(0).unsigned(7).unsigned(0).bits(0, 4).unsigned(0).bits(0, 2);
  writer.unsigned(0).unsigned(1);
  writer.unsigned(25).aligned([...repeated(y, 256), ...repeated(cb, 64), ...repeated(cr, 64)]);
  for (let block = 1; block < across * down; block++) {
    const isBesideValues = block === 1 || block === across;
    writer.unsigned(3).unsigned(0).unsigned(0); // the mean of its neighbors, without a difference
    if (isBesideValues) writer.bits(0b000011, 6);
    else writer.bits(1, 1);
  }
  return unit(0x65, writer.end());
}

/** Returns a frame that is the same as the one before. `index` counts from the key frame. */
export function unchangedFrame(size: Size, index: number): Uint8Array<ArrayBuffer> {
  const { across, down } = macroblocks(size);
  const writer = new BitWriter()
    .unsigned(0)
    .unsigned(5)
    .unsigned(0)
    .bits(index % 16, 4)
    .bits(0, 3);
  return unit(
    0x61,
    writer
      .unsigned(0)
      .unsigned(1)
      .unsigned(across * down)
      .end(),
  );
}

const repeated = (value: number, count: number): number[] => new Array<number>(count).fill(value);

/** Returns a unit with its header. A 3 separates three bytes that would begin another unit. */
function unit(header: number, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = [header];
  let zeros = 0;
  for (const byte of payload) {
    if (zeros === 2 && byte <= 3) {
      bytes.push(3);
      zeros = 0;
    }
    bytes.push(byte);
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return Uint8Array.from(bytes);
}
