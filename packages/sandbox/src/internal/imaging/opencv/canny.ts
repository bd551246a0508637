import type { Plane } from './plane.js';
import { inside } from './taps.js';

interface Thresholds {
  readonly low: number;
  readonly high: number;
}

/** The tangent of 22.5 degrees, with 15 fractional bits. */
const TANGENT = 13_573;

/** Returns the edges of an image in black and white, by Canny's method. */
export function canny(image: Plane, { low, high }: Thresholds): Plane {
  const { width, height } = image;
  const gradients = gradientsOf(image);
  const [least, most] = [Math.min(low, high), Math.max(low, high)];
  const edges = new Uint8Array(width * height);
  const found: number[] = [];
  const possible = new Uint8Array(width * height);
  for (let y = 0, pixel = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, pixel += 1) {
      const size = gradients.sizeAt(x, y);
      if (size <= least || !isRidge(gradients, x, y)) continue;
      possible[pixel] = 1;
      if (size > most) found.push(pixel);
    }
  }
  for (let pixel = found.pop(); pixel !== undefined; pixel = found.pop()) {
    if (edges[pixel]) continue;
    edges[pixel] = 255;
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    for (let down = Math.max(y - 1, 0); down <= Math.min(y + 1, height - 1); down += 1) {
      for (let right = Math.max(x - 1, 0); right <= Math.min(x + 1, width - 1); right += 1) {
        const near = down * width + right;
        if (possible[near] && !edges[near]) found.push(near);
      }
    }
  }
  return { width, height, channels: 1, data: edges };
}

interface Gradients {
  readonly across: Int32Array;
  readonly down: Int32Array;
  readonly width: number;
  /** Returns the size of a gradient; outside of the image there is none. */
  sizeAt(x: number, y: number): number;
}

/** Returns the gradients of an image; of several channels those of the one with the largest. */
function gradientsOf({ width, height, channels, data }: Plane): Gradients {
  const [across, down] = [new Int32Array(width * height), new Int32Array(width * height)];
  for (let y = 0, pixel = 0; y < height; y += 1) {
    const rows = [-1, 0, 1].map((offset) => inside(y + offset, height) * width);
    for (let x = 0; x < width; x += 1, pixel += 1) {
      const columns = [-1, 0, 1].map((offset) => inside(x + offset, width));
      let most = -1;
      for (let channel = 0; channel < channels; channel += 1) {
        const at = (row: number, column: number) =>
          data[((rows[row] ?? 0) + (columns[column] ?? 0)) * channels + channel] ?? 0;
        const right = at(0, 2) + 2 * at(1, 2) + at(2, 2) - at(0, 0) - 2 * at(1, 0) - at(2, 0);
        const below = at(2, 0) + 2 * at(2, 1) + at(2, 2) - at(0, 0) - 2 * at(0, 1) - at(0, 2);
        const size = Math.abs(right) + Math.abs(below);
        if (size <= most) continue;
        most = size;
        [across[pixel], down[pixel]] = [right, below];
      }
    }
  }
  const sizeAt = (x: number, y: number) => {
    if (x < 0 || y < 0 || x >= width || y >= height) return 0;
    return Math.abs(across[y * width + x] ?? 0) + Math.abs(down[y * width + x] ?? 0);
  };
  return { across, down, width, sizeAt };
}

/** Says whether a gradient is larger than its neighbours in its direction. */
function isRidge({ across, down, width, sizeAt }: Gradients, x: number, y: number): boolean {
  const [right, below] = [across[y * width + x] ?? 0, down[y * width + x] ?? 0];
  const size = sizeAt(x, y);
  const [flat, steep] = [Math.abs(right) * TANGENT, Math.abs(below) * 2 ** 15];
  if (steep < flat) return size > sizeAt(x - 1, y) && size >= sizeAt(x + 1, y);
  if (steep > flat + Math.abs(right) * 2 ** 16) return size > sizeAt(x, y - 1) && size >= sizeAt(x, y + 1);
  const side = (right ^ below) < 0 ? -1 : 1;
  return size > sizeAt(x - side, y - 1) && size > sizeAt(x + side, y + 1);
}
