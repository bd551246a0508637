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

const textured = (value: (x: number, y: number) => number): Plane => ({
  width: 16,
  height: 12,
  channels: 1,
  data: Uint8Array.from({ length: 192 }, (_, index) => value(index % 16, Math.floor(index / 16))),
});
const texture = textured((x, y) => Math.floor((x * x * 7 + y * y * 11 + x * y * 3) / 2));

test('keeps the ridges of gradients in four directions', () => {
  const edges = rows(canny(texture, { low: 100, high: 200 })).map((row) =>
    row.map((value) => Number(value > 0)).join(''),
  );
  expect(edges).toEqual([
    ...['0000000010101001', '0000001010101001', '0000010000000101', '0001100101001000'],
    ...['0010001101001001', '0000110000000001', '1110000000000101', '0000110000001000'],
    ...['1110100011010010', '0000001000011000', '0000010010010000', '1111111110110001'],
  ]);
});

test('computes the middle of a hole after its margin', () => {
  const slope = textured((x, y) => Math.min(255, x * 13 + y * 7));
  const data = [...slope.data].flatMap((value, index) => [value, 255 - value, texture.data[index] ?? 0]);
  const hole = textured((x, y) => Number((x - 7) ** 2 + (y - 5) ** 2 <= 12));
  const result = inpaint({ width: 16, height: 12, channels: 3, data: Uint8Array.from(data) }, hole);
  expect([...result.data.slice((5 * 16 + 4) * 3, (5 * 16 + 11) * 3)]).toEqual([
    69, 187, 137, 77, 179, 126, 100, 157, 132, 122, 137, 138, 137, 120, 137, 169, 88, 133, 177, 79, 125,
  ]);
  expect([...result.data.slice((3 * 16 + 6) * 3, (3 * 16 + 9) * 3)]).toEqual([
    77, 180, 116, 97, 160, 148, 122, 135, 129,
  ]);
});
