import { type Plane, roundEven, type Size } from './plane.js';
import { inside, stretchRows, type Taps } from './taps.js';

const SHARPNESS = -0.75;
const { fround: f } = Math;

/** Weights are whole numbers, of which this is one. */
const ONE = 2048;

/** Of a row, so many values at a time are computed in floats, and the rest of it in whole numbers. */
const LANES = 8;

/** Returns an image resized by cubic interpolation in whole numbers, as OpenCV does it with images under 4 pixels. */
export function resizeCubicFixed(plane: Plane, size: Size): Plane {
  const { width, height, channels } = plane;
  const columns = tapsFor(width, size.width);
  const step = size.width * channels;
  const stretched = stretchRows(plane, columns, new Int32Array(height * step));
  const resized = new Uint8ClampedArray(size.height * step);
  for (const [y, { start, weights }] of tapsFor(height, size.height).entries()) {
    const rows = [0, 1, 2, 3].map((tap) => inside(start + tap, height) * step);
    for (let index = 0; index < step; index += 1) {
      const values = rows.map((row) => stretched[row + index] ?? 0);
      resized[y * step + index] = index < step - (step % LANES) ? sumOfFloats(values, weights) : sum(values, weights);
    }
  }
  return { ...size, channels, data: new Uint8Array(resized.buffer) };
}

/** Each step is rounded to a float, from the last tap to the first. */
function sumOfFloats(values: readonly number[], weights: readonly number[]): number {
  const products = values.map((value, tap) => f(f(value) * f((weights[tap] ?? 0) * f(1 / (ONE * ONE)))));
  return roundEven(products.reduceRight((total, product) => f(product + total)));
}

const sum = (values: readonly number[], weights: readonly number[]): number =>
  (values.reduce((total, value, tap) => total + value * (weights[tap] ?? 0), 0) + (1 << 21)) >> 22;

function tapsFor(from: number, to: number): Taps[] {
  return Array.from({ length: to }, (_, index) => {
    const place = f((index + 0.5) * (from / to) - 0.5);
    const whole = Math.floor(place);
    return { start: whole - 1, weights: weightsAt(f(place - whole)).map((weight) => roundEven(f(weight * ONE))) };
  });
}

function weightsAt(x: number): readonly number[] {
  const a = SHARPNESS;
  const next = f(x + 1);
  const outer = f(f(f(f(f(f(a * next) - 5 * a) * next) + 8 * a) * next) - 4 * a);
  const inner = (distance: number) => f(f(f(f(f((a + 2) * distance) - (a + 3)) * distance) * distance) + 1);
  const [second, third] = [inner(x), inner(f(1 - x))];
  return [outer, second, third, f(f(f(1 - outer) - second) - third)];
}
