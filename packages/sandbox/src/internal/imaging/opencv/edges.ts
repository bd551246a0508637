import type { Plane } from './plane.js';
import { thin } from './thin.js';

/** Returns the grey of the first three channels, of which the server takes the first one for blue. */
export function toGrey({ width, height, channels, data }: Plane): Plane {
  const grey = new Uint8Array(width * height);
  for (let pixel = 0; pixel < grey.length; pixel += 1) {
    const at = (channel: number) => data[pixel * channels + channel] ?? 0;
    grey[pixel] = (at(0) * 3735 + at(1) * 19235 + at(2) * 9798 + (1 << 14)) >> 15;
  }
  return { width, height, channels: 1, data: grey };
}

/** Says whether the bright parts of an image are lines: more of it is edge than half of what is bright. */
export function isOfLines(grey: Plane): boolean {
  const all: Offset[] = [-1, 0, 1].flatMap((y) => [-1, 0, 1].map((x): Offset => [x, y]));
  const [upper, lower] = [extreme(grey, all, Math.max), extreme(grey, all, Math.min)];
  const edges = upper.filter((value, index) => value !== lower[index]).length;
  return 2 * edges > grey.data.filter((value) => value > 127).length;
}

/** Returns the edges of an image in black and white: each pixel that is the brightest of its line in some direction. */
export function findEdges(grey: Plane, isThin: boolean): Plane {
  const { width, height, data } = grey;
  const kept = new Uint8Array(width * height);
  for (const line of LINES) {
    const brightest = extreme(grey, line, Math.max);
    for (let pixel = 0; pixel < kept.length; pixel += 1) {
      if (brightest[pixel] === data[pixel]) kept[pixel] = data[pixel] ?? 0;
    }
  }
  const threshold = otsuThreshold(kept);
  const edges = { width, height, channels: 1, data: kept.map((value) => (value > threshold ? 255 : 0)) };
  return isThin ? thin(edges) : edges;
}

type Offset = readonly [x: number, y: number];

const LINES: readonly (readonly Offset[])[] = [
  [
    [-1, 0],
    [0, 0],
    [1, 0],
  ],
  [
    [0, -1],
    [0, 0],
    [0, 1],
  ],
  [
    [-1, -1],
    [0, 0],
    [1, 1],
  ],
  [
    [1, -1],
    [0, 0],
    [-1, 1],
  ],
];

/** Returns the extreme of each pixel and its neighbours at `offsets`. Beyond the edge there are none. */
function extreme({ width, height, data }: Plane, offsets: readonly Offset[], of: (a: number, b: number) => number) {
  const found = new Uint8Array(data);
  for (let y = 0, pixel = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, pixel += 1) {
      for (const [right, down] of offsets) {
        if (x + right < 0 || x + right >= width || y + down < 0 || y + down >= height) continue;
        found[pixel] = of(found[pixel] ?? 0, data[pixel + right + down * width] ?? 0);
      }
    }
  }
  return found;
}

/** Returns the value that divides values into the two most different classes, by Otsu's method. */
function otsuThreshold(values: Uint8Array): number {
  const counts = new Float64Array(256);
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let [weight, lower, best, threshold] = [0, 0, 0, 0];
  for (const [value, count] of counts.entries()) {
    const share = count / values.length;
    lower *= weight;
    weight += share;
    if (Math.min(weight, 1 - weight) < EPSILON) continue;
    lower = (lower + value * share) / weight;
    const upper = (mean - weight * lower) / (1 - weight);
    const variance = weight * (1 - weight) * (lower - upper) ** 2;
    if (variance > best) [best, threshold] = [variance, value];
  }
  return threshold;
}

const EPSILON = 2 ** -23;
