import { Buffer } from 'node:buffer';

import type { Plane } from '../../imaging/opencv/plane.js';
import { fromYuv, toYuv } from '../../imaging/opencv/yuv.js';
import type { Pixels } from '../../imaging/pixels/pixels.js';
import { PythonError } from '../python-error.js';
import { fromHaar, toHaar } from './haar.js';

/** Squares of two by two pixels are grouped in blocks of four by four squares, each of which holds one bit. */
const BLOCK = 4;
/** The remainder of a sum by this is a quarter of it for a zero, and three quarters for a one. */
const STEP = 36;
const LEAST_PIXELS = 256 * 256;

/** The sums of the squares of one channel. */
interface Sums {
  readonly columns: number;
  readonly rows: number;
  readonly values: Float64Array;
}

const isTooSmall = ({ width, height }: Pixels) => width * height < LEAST_PIXELS;

/** Returns an RGB image with a text in channel U, repeated over the whole image. */
export function watermarked(pixels: Pixels, text: string): Pixels {
  if (isTooSmall(pixels)) throw new PythonError('RuntimeError', 'image too small, should be larger than 256x256');
  const yuv = toYuv(pixels);
  const sums = sumsOf(yuv);
  if (sums.values.length === 0) throw new PythonError('ValueError', 'Value of data_len must be greater than zero.');
  const bytes = new TextEncoder().encode(text);
  let block = 0;
  for (const place of placesOf(sums)) {
    if (bytes.length === 0) throw new PythonError('ZeroDivisionError', 'integer modulo by zero');
    const bit = block % (bytes.length * 8);
    const isOne = ((bytes[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0;
    const sum = sums.values[place] ?? 0;
    sums.values[place] = sum - (sum % STEP) + STEP * (isOne ? 0.75 : 0.25);
    block += 1;
  }
  writeSums(yuv, sums);
  return fromYuv(yuv);
}

/** Returns the text of so many bytes in channel U of an RGB image, without the bytes that are no UTF-8. */
export function watermarkOf(pixels: Pixels, length: number): string {
  if (isTooSmall(pixels) || length <= 0) return '';
  const sums = sumsOf(toYuv(pixels));
  const places = [...placesOf(sums)];
  const bits = Math.min(length * 8, places.length);
  const ones = new Uint32Array(bits);
  for (const [block, place] of places.entries()) {
    if ((sums.values[place] ?? 0) % STEP > STEP / 2) ones[block % bits] = (ones[block % bits] ?? 0) + 1;
  }
  const bytes = new Uint8Array(Math.ceil(bits / 8));
  for (const [bit, count] of ones.entries()) {
    const holding = Math.ceil((places.length - bit) / bits);
    if ((count / holding) * 255 > 127) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
  }
  return readText(bytes);
}

/** Returns the sums of a channel's squares. Rows and columns beyond a multiple of four have none. */
function sumsOf(yuv: Plane): Sums {
  const [columns, rows] = [Math.floor(yuv.width / 4) * 2, Math.floor(yuv.height / 4) * 2];
  const values = new Float64Array(columns * rows);
  for (let square = 0; square < values.length; square += 1) {
    const [a, b, c, d] = indexesOf(yuv, columns, square);
    [values[square]] = toHaar([yuv.data[a] ?? 0, yuv.data[b] ?? 0, yuv.data[c] ?? 0, yuv.data[d] ?? 0]);
  }
  return { columns, rows, values };
}

/** Returns where the values of channel U in a square are. */
function indexesOf({ width }: Plane, columns: number, square: number): readonly [number, number, number, number] {
  const [x, y] = [(square % columns) * 2, Math.floor(square / columns) * 2];
  const at = (y * width + x) * 3 + 1;
  return [at, at + 3, at + width * 3, at + width * 3 + 3];
}

/** Yields where the largest sum of each block is, apart from its first. */
function* placesOf({ columns, rows, values }: Sums): Generator<number> {
  for (let top = 0; top + BLOCK <= rows; top += BLOCK) {
    for (let left = 0; left + BLOCK <= columns; left += BLOCK) {
      const first = top * columns + left;
      let most = first + 1;
      for (let index = 2; index < BLOCK * BLOCK; index += 1) {
        const place = first + Math.floor(index / BLOCK) * columns + (index % BLOCK);
        if ((values[place] ?? 0) > (values[most] ?? 0)) most = place;
      }
      yield most;
    }
  }
}

/** Gives the squares of channel U other sums. As on the server, what differs across and down is exchanged. */
function writeSums(yuv: Plane, { columns, values }: Sums): void {
  const { data } = yuv;
  for (const [square, sum] of values.entries()) {
    const [a, b, c, d] = indexesOf(yuv, columns, square);
    const [, across, down, both] = toHaar([data[a] ?? 0, data[b] ?? 0, data[c] ?? 0, data[d] ?? 0]);
    [data[a], data[b], data[c], data[d]] = fromHaar([sum, down, across, both]);
  }
}

const REPLACEMENT = '\uFFFD';
/** The bytes of a replacement character, which is no error where it is encoded. */
const REPLACEMENT_BYTES = '\xEF\xBF\xBD';

/** Decodes UTF-8 without the bytes that are wrong, and without zeroes at the end. */
function readText(bytes: Uint8Array): string {
  const parts = Buffer.from(bytes).toString('latin1').split(REPLACEMENT_BYTES);
  const decoded = parts.map((part) => Buffer.from(part, 'latin1').toString('utf8').replaceAll(REPLACEMENT, ''));
  return decoded.join(REPLACEMENT).replace(/\0+$/, '');
}
