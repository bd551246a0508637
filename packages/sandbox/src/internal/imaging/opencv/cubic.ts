import { resizeCubicFixed } from './cubic-fixed.js';
import { type Plane, roundEven, type Size } from './plane.js';
import { inside, stretchRows, type Taps } from './taps.js';

const SHARPNESS = -0.75;

/** Returns an image resized by cubic interpolation. Beyond the edge the outermost pixels are repeated. */
export function resizeCubic(plane: Plane, size: Size): Plane {
  const { width, height, channels } = plane;
  if (width < 4 || height < 4) return resizeCubicFixed(plane, size);
  const columns = tapsFor(width, size.width);
  const step = size.width * channels;
  const stretched = stretchRows(plane, columns, new Float64Array(height * step));
  const resized = new Uint8ClampedArray(size.height * step);
  const row = new Float64Array(step);
  for (const [y, { start, weights }] of tapsFor(height, size.height).entries()) {
    row.fill(0);
    for (const [tap, weight] of weights.entries()) {
      const from = inside(start + tap, height) * step;
      for (let index = 0; index < step; index += 1)
        row[index] = (row[index] ?? 0) + (stretched[from + index] ?? 0) * weight;
    }
    for (let index = 0; index < step; index += 1) resized[y * step + index] = roundEven(row[index] ?? 0);
  }
  return { ...size, channels, data: new Uint8Array(resized.buffer) };
}

function tapsFor(from: number, to: number): Taps[] {
  return Array.from({ length: to }, (_, index) => {
    const place = (index + 0.5) * (from / to) - 0.5;
    const whole = Math.floor(place);
    const weights = [-1, 0, 1, 2].map((tap) => weigh(Math.abs(tap - (place - whole))));
    return { start: whole - 1, weights };
  });
}

function weigh(distance: number): number {
  const a = SHARPNESS;
  return distance <= 1
    ? ((a + 2) * distance - (a + 3)) * distance ** 2 + 1
    : ((a * distance - 5 * a) * distance + 8 * a) * distance - 4 * a;
}
