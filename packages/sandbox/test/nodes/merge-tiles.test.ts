import { expect, test } from 'vitest';

import type { Pixels } from '../../src/internal/imaging/pixels/pixels.js';
import { expandedMask } from '../../src/internal/nodes/compute/gradient-mask.js';
import { matchHistograms } from '../../src/internal/nodes/compute/match-histogram.js';
import { mergeTiles, type TileImage } from '../../src/internal/nodes/compute/merge-tiles.js';
import { thresholded } from '../../src/internal/nodes/compute/thresholds.js';

const grey = (width: number, height: number, value: (x: number, y: number) => number): Pixels => ({
  width,
  height,
  mode: 'RGB',
  data: Uint8Array.from({ length: width * height * 3 }, (_, at) =>
    value(Math.floor(at / 3) % width, Math.floor(at / 3 / width)),
  ),
});
const firstRow = ({ width, data }: Pixels) => Array.from({ length: width }, (_, x) => data[x * 3]);

const none = { top: 0, bottom: 0, left: 0, right: 0 };
const two: readonly TileImage[] = [
  {
    tile: { coords: { ...none, bottom: 4, right: 6 }, overlap: { ...none, right: 4 } },
    image: grey(6, 4, (x, y) => (x * 37 + y * 91) % 200),
  },
  {
    tile: { coords: { ...none, bottom: 4, left: 2, right: 8 }, overlap: { ...none, left: 4 } },
    image: grey(6, 4, (x, y) => (x * 53 + y * 29 + 60) % 200),
  },
];

test('tiles are blended by a gradient in the middle of their overlap', () => {
  expect(firstRow(mergeTiles(two, 'Linear', 3))).toEqual([0, 37, 74, 111, 157, 19, 72, 125]);
  expect(firstRow(mergeTiles(two, 'Linear', 0))).toEqual([0, 37, 74, 111, 166, 19, 72, 125]);
});

test('tiles are blended along the line where they differ least', () => {
  expect(firstRow(mergeTiles(two, 'Seam', 0))).toEqual([0, 37, 60, 113, 166, 19, 72, 125]);
  expect(() => mergeTiles(two, 'Seam', 4)).toThrow('attempt to get argmin of an empty sequence');
});

const above: readonly TileImage[] = [
  {
    tile: { coords: { ...none, bottom: 6, right: 4 }, overlap: { ...none, bottom: 4 } },
    image: grey(4, 6, (x, y) => (x * 37 + y * 91) % 200),
  },
  {
    tile: { coords: { ...none, top: 2, bottom: 8, right: 4 }, overlap: { ...none, top: 4 } },
    image: grey(4, 6, (x, y) => (x * 53 + y * 29 + 60) % 200),
  },
];
const lastRow = ({ width, height, data }: Pixels) =>
  Array.from({ length: width }, (_, x) => data[((height - 1) * width + x) * 3]);
const column = ({ width, height, data }: Pixels, x: number) =>
  Array.from({ length: height }, (_, y) => data[(y * width + x) * 3]);

// As the server merges the same tiles.
test.each([
  [0, [0, 37, 60, 113, 166, 19, 72, 125], [73, 110, 147, 0, 53, 106, 159, 12]],
  [1, [0, 37, 74, 113, 166, 19, 72, 125], [73, 110, 147, 0, 53, 106, 159, 12]],
  [2, [0, 37, 70, 111, 161, 19, 72, 125], [73, 110, 147, 46, 53, 106, 159, 12]],
])('tiles beside each other are blended over %i pixels at the line', (amount, first, last) => {
  const merged = mergeTiles(two, 'Seam', amount);
  expect([firstRow(merged), lastRow(merged)]).toEqual([first, last]);
});

test.each([
  [0, [0, 91, 182, 73, 118, 147, 176, 5], [111, 2, 93, 184, 77, 106, 135, 164]],
  [1, [0, 91, 60, 89, 118, 147, 176, 5], [111, 2, 93, 184, 77, 106, 135, 164]],
  [2, [0, 91, 90, 85, 118, 147, 176, 5], [111, 2, 74, 150, 76, 106, 135, 164]],
])('tiles below each other are blended over %i pixels at the line', (amount, left, right) => {
  const merged = mergeTiles(above, 'Seam', amount);
  expect([column(merged, 0), column(merged, 3)]).toEqual([left, right]);
});

test('a line that has no room between the blended pixels is an error', () => {
  for (const tiles of [two, above])
    expect(() => mergeTiles(tiles, 'Seam', 3)).toThrow('attempt to get argmin of an empty sequence');
});

test('a tile that overlaps by less than the blend is an error without a message', () => {
  expect(() => mergeTiles(two, 'Linear', 5)).toThrow(/^$/);
});

test('an image of another size than its tile is an error', () => {
  const [first] = two;
  if (!first) throw new Error('no tile');
  expect(() => mergeTiles([{ ...first, image: grey(5, 4, () => 0) }], 'Seam', 0)).toThrow(
    'could not broadcast input array from shape (4,5,3) into shape (4,6,3)',
  );
});

const mask: Pixels = { width: 5, height: 1, mode: 'L', data: Uint8Array.of(255, 255, 0, 255, 255) };
const values = ({ data }: Pixels) => [...data];

test('a tile that ends above its top is an error', () => {
  const [first] = two;
  if (!first) throw new Error('no tile');
  const tile = { ...first.tile, coords: { top: 3, bottom: 1, left: 0, right: 6 } };
  expect(() => mergeTiles([{ ...first, tile }], 'Linear', 0)).toThrow('negative dimensions are not allowed');
});

test('the black parts of a mask are expanded', () => {
  expect(values(expandedMask(mask, { radius: 2, mode: 'Box Blur', minimum: 0 }))).toEqual([255, 127, 0, 127, 255]);
  expect(values(expandedMask(mask, { radius: 2, mode: 'Gaussian Blur', minimum: 0 }))).toEqual([243, 138, 0, 138, 243]);
  expect(values(expandedMask(mask, { radius: 2, mode: 'Staged', minimum: 0.5 }))).toEqual([127, 127, 0, 127, 127]);
  expect(expandedMask(mask, { radius: 0, mode: 'Staged', minimum: 0 })).toBe(mask);
});

test('values beyond two thresholds become black and white', () => {
  const ramp: Pixels = { width: 5, height: 1, mode: 'L', data: Uint8Array.of(0, 60, 128, 190, 255) };
  const limits = { invert_output: false, renormalize_values: true, threshold_upper: 0.75, threshold_lower: 0.25 };
  expect(values(thresholded(ramp, limits))).toEqual([0, 0, 128, 252, 255]);
  expect(values(thresholded(ramp, { ...limits, invert_output: true }))).toEqual([255, 255, 126, 2, 0]);
  expect(values(thresholded(ramp, { ...limits, renormalize_values: false }))).toEqual([0, 0, 128, 190, 255]);
});

test('values take the place of those with the same share in another image', () => {
  const plane = (...data: number[]) => ({ width: data.length, height: 1, channels: 1, data: Uint8Array.from(data) });
  const matched = matchHistograms(plane(10, 20, 20, 200, 255), plane(50, 90, 130), [0]);
  expect([...matched.data]).toEqual([49, 89, 89, 129, 255]);
});
