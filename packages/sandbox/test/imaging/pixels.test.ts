import { expect, test } from 'vitest';

import { boxBlur, gaussianBlur } from '../../src/internal/imaging/pixels/blur.js';
import { decode, encode } from '../../src/internal/imaging/pixels/codec.js';
import { convert } from '../../src/internal/imaging/pixels/convert.js';
import { cut, multiply, over, paste } from '../../src/internal/imaging/pixels/paste.js';
import { band, blank, type Mode, mapped, type Pixels } from '../../src/internal/imaging/pixels/pixels.js';
import { resample } from '../../src/internal/imaging/pixels/resample.js';

const values = Uint8Array.from({ length: 48 }, (_, index) => (index * 37 + index * index * 11) % 256);
const image = (width: number, height: number, mode: Mode): Pixels => ({ width, height, mode, data: values.slice() });
const list = ({ data }: Pixels) => [...data];

const rgba = image(4, 3, 'RGBA');
const rgb = image(4, 4, 'RGB');
const grey = image(6, 8, 'L');

// The output of Pillow for the same images.
test.each([
  ['nearest', [0, 48, 118, 210, 232, 200, 190, 202, 236, 36, 114, 214, 80, 224, 134, 66]],
  ['box', [0, 48, 117, 210, 211, 200, 180, 116, 235, 35, 114, 214, 81, 224, 135, 66]],
  ['bilinear', [3, 57, 117, 156, 211, 200, 180, 116, 235, 82, 136, 210, 28, 116, 127, 90]],
  ['hamming', [1, 53, 117, 182, 211, 200, 180, 116, 235, 60, 125, 212, 41, 140, 128, 87]],
  ['bicubic', [0, 42, 110, 161, 227, 223, 187, 113, 239, 79, 140, 224, 0, 114, 117, 80]],
  ['lanczos', [3, 31, 104, 161, 239, 232, 192, 114, 236, 83, 145, 235, 0, 107, 104, 71]],
] as const)('resizes an image with alpha as the server does: %s', async (name, start) => {
  const stretched = await resample(rgba, { width: 3, height: 4 }, name);
  expect(list(stretched).slice(0, 16)).toEqual(start);
  expect([stretched.width, stretched.height, stretched.mode, stretched.data.length]).toEqual([3, 4, 'RGBA', 48]);
});

test('resizes columns first when they shrink by more than twice as much as rows', async () => {
  expect(list(await resample(grey, { width: 7, height: 3 }, 'bicubic'))).toEqual([
    113, 40, 107, 197, 188, 134, 202, 105, 99, 112, 144, 179, 172, 93, 160, 133, 142, 167, 168, 138, 120,
  ]);
});

test('returns an image of the requested size unchanged', async () => {
  expect(await resample(rgba, { width: 4, height: 3 }, 'lanczos')).toBe(rgba);
});

test('blurs as the server does', async () => {
  expect(list(await gaussianBlur(grey, 1.5)).slice(0, 12)).toEqual([
    83, 99, 126, 150, 165, 170, 94, 107, 129, 149, 162, 166,
  ]);
  expect(list(await boxBlur(grey, 2.4)).slice(0, 12)).toEqual([
    85, 102, 115, 136, 160, 177, 95, 111, 121, 135, 152, 164,
  ]);
  expect(await boxBlur(grey, 0)).toBe(grey);
});

test('converts colours to grey by luma, and grey to RGB without colour', () => {
  expect(list(convert(rgb, 'L'))).toEqual([
    42, 126, 76, 194, 105, 136, 81, 224, 111, 137, 135, 151, 110, 160, 182, 146,
  ]);
  expect(list(convert(convert(rgb, 'L'), 'RGBA')).slice(0, 8)).toEqual([42, 42, 42, 255, 126, 126, 126, 255]);
  expect(list(convert(rgba, 'RGB')).slice(0, 6)).toEqual([0, 48, 118, 68, 204, 106]);
});

test('composites images as the server does', () => {
  const other: Pixels = { ...rgba, data: values.slice().reverse() };
  expect(list(over(rgba, other)).slice(0, 16)).toEqual([
    109, 106, 126, 235, 160, 220, 46, 150, 252, 143, 57, 249, 197, 112, 134, 240,
  ]);
});

test('pastes the overlapping part of an image, blended by its mask', () => {
  const base = blank({ width: 3, height: 2, mode: 'L' }, [100]);
  const white = blank({ width: 2, height: 2, mode: 'L' }, [255]);
  expect(list(paste(base, white, { x: -1, y: 1 }))).toEqual([100, 100, 100, 255, 100, 100]);
  expect(list(paste(base, white, { x: 9, y: 0 }))).toEqual([100, 100, 100, 100, 100, 100]);
  const mask = { ...white, data: Uint8Array.of(0, 128, 255, 0) };
  expect(list(paste(base, white, { x: 1, y: 0, mask }))).toEqual([100, 100, 178, 100, 255, 100]);
});

test('returns regions, channels, products and mapped values', () => {
  expect(list(cut(grey, { x: 4, y: 6, width: 2, height: 1 }))).toEqual([values[40], values[41]]);
  expect(list(band(rgba, 3)).slice(0, 3)).toEqual([values[3], values[7], values[11]]);
  expect(list(multiply(grey, blank({ width: 2, height: 1, mode: 'L' }, [128])))).toEqual([0, 24]);
  expect(list(mapped(blank({ width: 2, height: 1, mode: 'L' }, [7]), (value) => 255 - value))).toEqual([248, 248]);
});

test.each([rgba, rgb, grey, image(6, 4, 'LA')])('decodes the pixels that were encoded: $mode', async (pixels) => {
  expect(await decode(await encode(pixels))).toEqual(pixels);
});

test('applies a mask to an image that is partly outside', () => {
  const line = (...data: number[]): Pixels => ({ width: 2, height: 1, mode: 'L', data: Uint8Array.from(data) });
  expect(list(paste(line(1, 2), line(10, 20), { x: -1, y: 0, mask: line(0, 255) }))).toEqual([20, 2]);
});
