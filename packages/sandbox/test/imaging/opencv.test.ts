import { expect, test } from 'vitest';

import { canny } from '../../src/internal/imaging/opencv/canny.js';
import { distances } from '../../src/internal/imaging/opencv/distance.js';
import { inpaint } from '../../src/internal/imaging/opencv/inpaint.js';
import { dilate, erode } from '../../src/internal/imaging/opencv/morphology.js';
import type { Plane } from '../../src/internal/imaging/opencv/plane.js';

const plane = (value: (x: number, y: number) => number): Plane => ({
  width: 8,
  height: 6,
  channels: 1,
  data: Uint8Array.from({ length: 48 }, (_, index) => value(index % 8, Math.floor(index / 8))),
});
const slopes = plane((x, y) => x * 37 + y * 91);
const circle = plane((x, y) => ((x - 3) ** 2 + (y - 2) ** 2 > 5 ? 0 : 250));
const rows = ({ width, data }: Plane) =>
  Array.from({ length: data.length / width }, (_, row) => [...data.slice(row * width, (row + 1) * width)]);

// All expectations are the output of OpenCV.
test('finds the edges of a circle', () => {
  expect(
    rows(canny(circle, { low: 100, high: 200 })).map((row) => row.map((value) => Number(value > 0)).join('')),
  ).toEqual(['01000100', '01000100', '10000100', '01000100', '01111100', '00000000']);
});

test('exchanges thresholds in the wrong order', () => {
  expect(canny(circle, { low: 200, high: 100 })).toEqual(canny(circle, { low: 100, high: 200 }));
});

test('erodes several times with one larger rectangle', () => {
  expect(rows(erode(slopes, { width: 2, height: 2, times: 2 })).slice(0, 4)).toEqual([
    [0, 0, 0, 37, 74, 111, 148, 3],
    [0, 0, 0, 37, 74, 20, 20, 3],
    [0, 0, 0, 0, 0, 20, 20, 3],
    [17, 17, 0, 0, 0, 20, 20, 20],
  ]);
});

test('dilates where it would erode the negative', () => {
  const negative = { ...slopes, data: slopes.data.map((value) => 255 - value) };
  const { data } = erode(negative, { width: 3, height: 2 });
  expect([...dilate(slopes, { width: 3, height: 2 }).data]).toEqual([...data.map((value) => 255 - value)]);
  expect(dilate(slopes, { width: 3, height: 3, times: 0 })).toBe(slopes);
});

test('measures distances to black in steps of three lengths', () => {
  const found = [...distances(circle)].map((value) => Math.round(value * 10_000) / 10_000);
  expect(found.slice(8, 24)).toEqual([0, 1, 1.4, 2.1969, 1.4, 1, 0, 0, 0, 1, 2, 2.8, 2, 1, 0, 0]);
});

test('computes masked pixels from those around them', () => {
  const data = [...slopes.data].flatMap((value, index) => {
    const [x, y] = [index % 8, Math.floor(index / 8)];
    return [value, slopes.data[(5 - y) * 8 + x] ?? 0, slopes.data[y * 8 + 7 - x] ?? 0];
  });
  const mask = plane((x, y) => Number(x >= 3 && x < 6 && y >= 2 && y < 4));
  const result = inpaint({ width: 8, height: 6, channels: 3, data: Uint8Array.from(data) }, mask);
  expect([...result.data.slice((2 * 8 + 3) * 3, (2 * 8 + 6) * 3)]).toEqual([
    110, 146, 143, 149, 101, 160, 106, 116, 150,
  ]);
  expect([...result.data.slice((3 * 8 + 3) * 3, (3 * 8 + 6) * 3)]).toEqual([
    122, 109, 140, 112, 132, 152, 133, 117, 137,
  ]);
});
