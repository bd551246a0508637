import { FILTERS, type Filter, type FilterName } from './filters.js';
import { forEachRow } from './for-each-row.js';
import { CHANNELS, type Pixels } from './pixels.js';
import { premultiply, unpremultiply } from './premultiply.js';

type Size = Pick<Pixels, 'height' | 'width'>;

/** Weights are fixed-point numbers with this many fractional bits. */
const PRECISION = 22;
const HALF = 1 << (PRECISION - 1);

/** A range of one side of an image, in single precision. */
type Span = readonly [from: number, to: number];

/** The part of an image to resize; the sides of its box may be between two pixels. */
interface Part {
  readonly columns?: Span;
  readonly rows?: Span;
}

/** Returns an image, or a part of it, resized in two passes, each rounded to whole values. */
export async function resample(
  pixels: Pixels,
  { width, height }: Size,
  name: FilterName | 'nearest',
  { columns = [0, pixels.width], rows = [0, pixels.height] }: Part = {},
): Promise<Pixels> {
  const isKept = (span: Span, from: number, to: number) => span[0] === 0 && span[1] === from && from === to;
  const [keepsColumns, keepsRows] = [isKept(columns, pixels.width, width), isKept(rows, pixels.height, height)];
  if (keepsColumns && keepsRows) return pixels;
  if (name === 'nearest') return nearest(pixels, { width, height });
  const filter = FILTERS[name];
  const steps = [
    (image: Pixels) =>
      keepsColumns ? image : stretchRows(image, width, weightsFor(pixels.width, columns, width, filter)),
    (image: Pixels) =>
      keepsRows ? image : stretchColumns(image, height, weightsFor(pixels.height, rows, height, filter)),
  ];
  // Columns are first when they shrink by more than twice as much as rows.
  if (height < pixels.height && pixels.height - height > 2 * (pixels.width - width)) steps.reverse();
  // Transparent pixels must not add their colour to their neighbours.
  let stretched = premultiply(pixels);
  for (const step of steps) stretched = await step(stretched);
  return unpremultiply(stretched);
}

interface Weights {
  /** The first pixel with a weight. */
  readonly start: number;
  readonly values: Int32Array;
}

const NOTHING: Weights = { start: 0, values: new Int32Array() };

function weightsFor(from: number, [low, high]: Span, to: number, { support, weigh }: Filter): Weights[] {
  const scale = Math.fround(high - low) / to;
  const spread = Math.max(scale, 1);
  const reach = support * spread;
  return Array.from({ length: to }, (_, index) => {
    const center = low + (index + 0.5) * scale;
    const start = Math.max(0, Math.trunc(center - reach + 0.5));
    const end = Math.min(from, Math.trunc(center + reach + 0.5));
    const raw = Array.from({ length: end - start }, (_, x) => weigh((x + start - center + 0.5) * (1 / spread)));
    const sum = raw.reduce((total, weight) => total + weight, 0);
    const values = raw.map((weight) => {
      const value = (sum === 0 ? weight : weight / sum) * 2 ** PRECISION;
      return Math.trunc(value < 0 ? value - 0.5 : value + 0.5);
    });
    return { start, values: Int32Array.from(values) };
  });
}

async function stretchRows(pixels: Pixels, width: number, weights: readonly Weights[]): Promise<Pixels> {
  const { height, mode, data } = pixels;
  const channels = CHANNELS[mode];
  const stretched = new Uint8ClampedArray(width * height * channels);
  await forEachRow(height, (y) => {
    const from = y * pixels.width * channels;
    let to = y * width * channels;
    for (const { start, values } of weights) {
      const first = from + start * channels;
      for (let channel = 0; channel < channels; channel += 1) {
        let sum = HALF;
        for (let tap = 0, at = first + channel; tap < values.length; tap += 1, at += channels) {
          sum += (data[at] ?? 0) * (values[tap] ?? 0);
        }
        stretched[to] = sum >> PRECISION;
        to += 1;
      }
    }
  });
  return { width, height, mode, data: new Uint8Array(stretched.buffer) };
}

async function stretchColumns(pixels: Pixels, height: number, weights: readonly Weights[]): Promise<Pixels> {
  const { width, mode, data } = pixels;
  const step = width * CHANNELS[mode];
  const stretched = new Uint8ClampedArray(height * step);
  const sums = new Int32Array(step);
  await forEachRow(height, (y) => {
    const { start, values } = weights[y] ?? NOTHING;
    sums.fill(HALF);
    for (let tap = 0, from = start * step; tap < values.length; tap += 1, from += step) {
      const weight = values[tap] ?? 0;
      for (let index = 0; index < step; index += 1)
        sums[index] = (sums[index] ?? 0) + (data[from + index] ?? 0) * weight;
    }
    for (let index = 0, to = y * step; index < step; index += 1)
      stretched[to + index] = (sums[index] ?? 0) >> PRECISION;
  });
  return { width, height, mode, data: new Uint8Array(stretched.buffer) };
}

function nearest({ width, height, mode, data }: Pixels, size: Size): Pixels {
  const channels = CHANNELS[mode];
  const [columns, rows] = [places(width, size.width), places(height, size.height)];
  const stretched = new Uint8Array(size.width * size.height * channels);
  let end = 0;
  for (const y of rows) {
    for (const x of columns) {
      const start = (y * width + x) * channels;
      stretched.set(data.subarray(start, start + channels), end);
      end += channels;
    }
  }
  return { ...size, mode, data: stretched };
}

function places(from: number, to: number): number[] {
  let place = (from / to) * 0.5;
  return Array.from({ length: to }, () => {
    const whole = Math.trunc(place);
    place += from / to;
    return whole;
  });
}
